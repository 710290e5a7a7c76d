package dev.slipway.ui.branch;

import dev.slipway.app.Branching;
import dev.slipway.app.Changed;
import dev.slipway.app.Pushing;
import dev.slipway.git.Branch;
import dev.slipway.git.Commit;
import dev.slipway.release.Revision;
import dev.slipway.ui.branch.ActForm.Field;
import dev.slipway.ui.shell.ScreenContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

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
                values -> branching.create(values.getFirst(), at.id())));
    }

    /** A branch for mending what is live on production. */
    public void hotfix() {
        open(new ActForm(
                "Hotfix from what is live on production",
                "Make the branch",
                false,
                List.of(),
                _ -> branching.hotfix(Optional.empty())));
    }

    /** Another name for a branch. */
    public void rename(Branch branch) {
        open(new ActForm(
                "Rename " + branch.name(),
                "Rename the branch",
                false,
                List.of(new Field("New name", branch.name(), List.of())),
                values -> branching.rename(branch.name(), values.getFirst())));
    }

    /** A branch goes, here or on its remote. */
    public void delete(Branch branch) {
        open(new ActForm(
                "Delete " + branch.name() + (branch.remote() ? " from its remote" : ""),
                branch.remote() ? "Delete it there" : "Delete the branch",
                true,
                List.of(),
                _ -> branch.remote() ? pushing.deleteBranch(place(branch)) : branching.delete(branch.name())));
    }

    private static Pushing.Place place(Branch branch) {
        int slash = branch.name().indexOf('/');
        return new Pushing.Place(
                branch.name().substring(0, slash), branch.name().substring(slash + 1));
    }

    /** Something is merged into a branch. */
    public void merge(String what, List<String> branches) {
        open(new ActForm(
                "Merge " + what,
                "Merge",
                false,
                List.of(into("Into", branches)),
                values -> branching.merge(values.getFirst(), what)));
    }

    /** A branch goes forward to something that contains it. */
    public void fastForward(String what, List<String> branches) {
        open(new ActForm(
                "Fast-forward a branch to " + what,
                "Fast-forward",
                false,
                List.of(into("Branch", branches)),
                values -> branching.fastForward(values.getFirst(), what)));
    }

    /** A commit is taken back on a branch; of a merge what it brought to its first parent. */
    public void revert(Commit commit, List<String> branches) {
        OptionalInt parent = commit.parents().size() > 1 ? OptionalInt.of(1) : OptionalInt.empty();
        open(new ActForm(
                "Revert " + commit.revision().abbreviated() + " " + commit.subject(),
                "Revert",
                false,
                List.of(into("On", branches)),
                values -> branching.revert(values.getFirst(), commit.revision().id(), parent)));
    }

    private static Field into(String name, List<String> branches) {
        return new Field(name, branches.isEmpty() ? "" : branches.getFirst(), branches);
    }

    /** A branch goes to its remote. */
    public void push(Branch branch) {
        open(new ActForm(
                "Push " + branch.name(),
                "Push",
                false,
                List.of(),
                _ -> pushing.push(branch.name(), Optional.empty(), Optional.empty())));
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
