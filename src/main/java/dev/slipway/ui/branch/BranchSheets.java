package dev.slipway.ui.branch;

import dev.slipway.app.Act;
import dev.slipway.app.Branching;
import dev.slipway.app.Changed;
import dev.slipway.app.Outcome;
import dev.slipway.app.Pushing;
import dev.slipway.git.Branch;
import dev.slipway.git.BranchChange;
import dev.slipway.git.Commit;
import dev.slipway.git.EarlierTip;
import dev.slipway.release.Revision;
import dev.slipway.ui.branch.ActForm.Field;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.work.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/** Opens the sheet of each act on branches. */
public final class BranchSheets {
    private final ScreenContext context;
    private final Branching branching;
    private final Pushing pushing;
    private final Consumer<Changed> changed;

    /** @param changed told what was done, so that it can be undone */
    public BranchSheets(ScreenContext context, Consumer<Changed> changed) {
        this.context = context;
        this.branching = context.workspace().branching();
        this.pushing = context.workspace().pushing();
        this.changed = changed;
    }

    /** A new branch at a commit. */
    public void create(Revision at) {
        open(new ActForm(
                        "New branch at " + at.abbreviated(),
                        "Make the branch",
                        false,
                        List.of(new Field("Name", "", List.of())),
                        values -> branching.create(values.getFirst(), at.id()))
                .then(pushing()));
    }

    /**
     * A branch for mending what is live on production.
     *
     * @param environment which one, where there are several in production
     */
    public void hotfix(Optional<String> environment) {
        context.background()
                .run(
                        () -> branching.hotfixName(environment),
                        name -> hotfix(environment, name),
                        thrown -> context.notices().failed(Fault.of(thrown)));
    }

    /** Where none can be named, the sheet says why. */
    private void hotfix(Optional<String> environment, Outcome<String> name) {
        List<Field> fields = name instanceof Outcome.Done<String>(String proposed)
                ? List.of(new Field("Name", proposed, List.of()))
                : List.of();
        open(new ActForm(
                        "Hotfix from what is live on " + environment.orElse("production"),
                        "Make the branch",
                        false,
                        fields,
                        values -> values.isEmpty()
                                ? branching.hotfix(environment)
                                : branching.hotfix(environment, values.getFirst()))
                .then(pushing()));
    }

    /** Another name for a branch. */
    public void rename(Branch branch) {
        open(new ActForm(
                        "Rename " + branch.name(),
                        "Rename the branch",
                        false,
                        List.of(new Field("New name", branch.name(), List.of())),
                        values -> branching.rename(branch.name(), values.getFirst()))
                .then(pushing()));
    }

    private ActForm.Next pushing() {
        return new ActForm.Next("Then push it", done -> push(name(done.change())));
    }

    private static String name(BranchChange change) {
        return change instanceof BranchChange.Renamed renamed ? renamed.name() : change.branch();
    }

    /**
     * A branch goes from here.
     *
     * @param there the same branch on its remote, which goes too where that is ticked
     */
    public void delete(Branch branch, Optional<Branch> there) {
        ActForm form = new ActForm(
                "Delete " + branch.name(), "Delete the branch", true, List.of(), _ -> branching.delete(branch.name()));
        open(there.map(remote -> form.then(new ActForm.Next(
                        "Then delete " + remote.name() + " from its remote too", _ -> deleteThere(remote))))
                .orElse(form));
    }

    /** A branch goes from its remote. */
    public void deleteThere(Branch branch) {
        open(new ActForm(
                "Delete " + branch.name() + " from its remote",
                "Delete it there",
                true,
                List.of(),
                _ -> pushing.deleteBranch(branch.name())));
    }

    /** A tag goes to the usual remote; one that is there and names something else stays. */
    public void pushTag(String tag) {
        open(new ActForm("Push " + tag, "Push", false, List.of(), _ -> pushing.pushTag(tag, Optional.empty())));
    }

    /** A tag goes from the usual remote. */
    public void deleteTagThere(String tag) {
        open(new ActForm(
                "Delete " + tag + " from its remote",
                "Delete it there",
                true,
                List.of(),
                _ -> pushing.deleteTag(Optional.empty(), tag)));
    }

    /** A branch goes back to where it once was, as its reflog tells. */
    public void putBack(Branch branch) {
        context.background()
                .run(
                        () -> branching.earlier(branch.name()),
                        earlier -> putBack(branch, earlier),
                        thrown -> context.notices().failed(Fault.of(thrown)));
    }

    private void putBack(Branch branch, List<EarlierTip> earlier) {
        Map<String, Revision> places = new LinkedHashMap<>();
        earlier.stream()
                .filter(tip -> !tip.revision().equals(branch.tip()))
                .forEach(tip -> places.put(place(tip), tip.revision()));
        if (places.isEmpty()) {
            context.notices()
                    .failed(new Fault(
                            "git has no note of where " + branch.name() + " was before.",
                            "Choose a commit in the graph and make a branch at it.",
                            ""));
            return;
        }
        List<String> choices = List.copyOf(places.keySet());
        open(new ActForm(
                "Put " + branch.name() + " back",
                "Put it back",
                true,
                List.of(new Field("To where it was", choices.getFirst(), choices)),
                values -> branching.putBack(
                        branch.name(),
                        Optional.ofNullable(places.get(values.getFirst())).orElse(branch.tip()))));
    }

    private String place(EarlierTip tip) {
        return tip.revision().abbreviated() + ", until "
                + Ago.text(tip.until(), context.now().getValue()) + ": " + tip.reason();
    }

    /** Something is merged into one of these branches that lacks it. */
    public void merge(String what, List<String> branches) {
        choosing(
                Act.MERGE,
                what,
                branches,
                "Every branch here has all of " + what + " already.",
                takers -> new ActForm(
                        "Merge " + what,
                        "Merge",
                        false,
                        List.of(oneOf("Into", takers)),
                        values -> branching.merge(values.getFirst(), what)));
    }

    /** One of these branches goes forward to something that contains it. */
    public void fastForward(String what, List<String> branches) {
        String none = "No branch here can go forward to " + what + ": each has it already, or has commits of its own.";
        choosing(
                Act.FAST_FORWARD,
                what,
                branches,
                none,
                takers -> new ActForm(
                        "Fast-forward a branch to " + what,
                        "Fast-forward",
                        false,
                        List.of(oneOf("Branch", takers)),
                        values -> branching.fastForward(values.getFirst(), what)));
    }

    /** A commit is taken back on one of these branches that contains it; of a merge what it brought to its first parent. */
    public void revert(Commit commit, List<String> branches) {
        String id = commit.revision().id();
        String name = commit.revision().abbreviated();
        OptionalInt parent = commit.parents().size() > 1 ? OptionalInt.of(1) : OptionalInt.empty();
        choosing(
                Act.REVERT,
                id,
                branches,
                "No branch here contains " + name + ".",
                takers -> new ActForm(
                        "Revert " + name + " " + commit.subject(),
                        "Revert",
                        false,
                        List.of(oneOf("On", takers)),
                        values -> branching.revert(values.getFirst(), id, parent)));
    }

    /** @param none said where no branch can take it */
    private void choosing(
            Act act, String what, List<String> branches, String none, Function<List<String>, ActForm> form) {
        context.background()
                .run(
                        () -> branching.takers(act, what, branches),
                        found -> {
                            switch (found) {
                                case Outcome.No<List<String>>(var refused) ->
                                    context.notices().failed(Fault.of(refused));
                                case Outcome.Done<List<String>>(var takers)
                                when takers.isEmpty() -> context.notices().told(none);
                                case Outcome.Done<List<String>>(var takers) -> open(form.apply(takers));
                            }
                        },
                        thrown -> context.notices().failed(Fault.of(thrown)));
    }

    private static Field oneOf(String name, List<String> branches) {
        return new Field(name, branches.getFirst(), branches);
    }

    /** A branch goes to its remote. */
    public void push(String branch) {
        open(new ActForm(
                "Push " + branch,
                "Push",
                false,
                List.of(),
                _ -> pushing.push(branch, Optional.empty(), Optional.empty())));
    }

    /** What was done is taken back. */
    public void undo(Changed done) {
        open(new ActForm(undoing(done), "Undo", false, List.of(), _ -> branching.undo(done)));
    }

    /** What undoing would do. */
    public static String undoing(Changed done) {
        return ProposalWords.undo(done.change());
    }

    private void open(ActForm form) {
        ActSheet.open(context, form, changed);
    }
}
