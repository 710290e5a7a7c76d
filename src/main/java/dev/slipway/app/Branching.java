package dev.slipway.app;

import dev.slipway.app.Joinings.Ends;
import dev.slipway.deploy.Refused;
import dev.slipway.git.Branch;
import dev.slipway.git.BranchActs;
import dev.slipway.git.BranchChange;
import dev.slipway.git.EarlierTip;
import dev.slipway.git.Lost;
import dev.slipway.git.Merges;
import dev.slipway.git.Obstacle;
import dev.slipway.git.Repository;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Journal;
import dev.slipway.json.Json;
import dev.slipway.release.Revision;
import dev.slipway.secret.Masking;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What can be done with the local branches of the project. Each act is proposed first, which changes nothing; carried out, it
 * is recorded before and afterwards. The work tree and branches that are checked out stay as they are.
 */
public final class Branching {
    private static final int EARLIER = 100;

    private final Repository repository;
    private final Releases releases;
    private final Hotfixes hotfixes;
    private final Journal journal;
    private final Actor actor;
    private final Masking masking;
    private final BranchActs acts;
    private final Merges merges;
    private final Joinings joinings;

    /** @param environment variables of this process */
    Branching(
            Repository repository,
            Releases releases,
            Hotfixes hotfixes,
            Journal journal,
            Actor actor,
            Masking masking,
            Map<String, String> environment) {
        this.repository = repository;
        this.releases = releases;
        this.hotfixes = hotfixes;
        this.journal = journal;
        this.actor = actor;
        this.masking = masking;
        this.acts = repository.branchActs();
        this.merges = repository.merges(environment);
        this.joinings = new Joinings(repository, merges);
    }

    /** A new branch at what a person names by branch, tag or id. */
    public Outcome<Proposal.Change> create(String branch, String revision) throws InterruptedException {
        return switch (releases.revision(revision)) {
            case Outcome.No<Revision>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Revision>(var at) -> proposed(Act.CREATE, BranchChange.made(branch, at), List.of());
        };
    }

    /**
     * A branch for mending what is live on production, named after the next version.
     *
     * @param environment which one, where there are several in production
     */
    public Outcome<Proposal.Change> hotfix(Optional<String> environment) throws InterruptedException {
        return hotfix(hotfixes.next(environment));
    }

    /** The same with a name that a person chose. */
    public Outcome<Proposal.Change> hotfix(Optional<String> environment, String name) throws InterruptedException {
        return hotfix(hotfixes.named(environment, name));
    }

    /** What such a branch is called where nobody chooses a name. */
    public Outcome<String> hotfixName(Optional<String> environment) {
        return hotfixes.next(environment).map(BranchChange.Moved::branch);
    }

    private Outcome<Proposal.Change> hotfix(Outcome<BranchChange.Moved> next) throws InterruptedException {
        return switch (next) {
            case Outcome.No<BranchChange.Moved>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<BranchChange.Moved>(var made) -> proposed(Act.HOTFIX, made, List.of());
        };
    }

    /**
     * Those of these local branches that can take what a person names, in their order, in one pass through history: for a merge
     * those that lack something of it, for a fast-forward those of them that have nothing else, for a revert those that contain it.
     * Whether something else stands in the way, the proposal says.
     */
    public Outcome<List<String>> takers(Act act, String revision, List<String> branches) {
        return releases.revision(revision).map(at -> joinings.takers(act, at, branches));
    }

    /** Another name for a branch. */
    public Outcome<Proposal.Change> rename(String branch, String name) throws InterruptedException {
        return switch (local(branch)) {
            case Outcome.No<Branch>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Branch>(var found) ->
                proposed(
                        Act.RENAME,
                        new BranchChange.Renamed(branch, name, found.tip()),
                        found
                                .upstream()
                                .map(upstream -> "The configuration of git stays as it is, so " + name
                                        + " will not follow " + upstream
                                        + ". To move that too: git config --rename-section branch."
                                        + branch + " branch." + name)
                                .stream()
                                .toList());
        };
    }

    /** A branch goes; the proposal says what only it contains. */
    public Outcome<Proposal.Change> delete(String branch) throws InterruptedException {
        return switch (local(branch)) {
            case Outcome.No<Branch>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Branch>(var found) ->
                proposed(Act.DELETE, BranchChange.deleted(branch, found.tip()), List.of());
        };
    }

    /** A branch goes forward to what a person names; refused where it has commits of its own. */
    public Outcome<Proposal.Change> fastForward(String branch, String revision) throws InterruptedException {
        return switch (ends(branch, revision)) {
            case Outcome.No<Ends>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Ends>(var ends) ->
                switch (joinings.forward(ends, revision)) {
                    case Outcome.No<BranchChange.Moved>(var refused) -> new Outcome.No<>(refused);
                    case Outcome.Done<BranchChange.Moved>(var moved) -> proposed(Act.FAST_FORWARD, moved, List.of());
                };
        };
    }

    /** A merge of what a person names into a branch, with what would come out. */
    public Outcome<Proposal.Joining> merge(String branch, String revision) throws InterruptedException {
        return switch (ends(branch, revision)) {
            case Outcome.No<Ends>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Ends>(var ends) -> new Outcome.Done<>(joinings.merge(ends, revision));
        };
    }

    /**
     * A commit on a branch that takes back another one.
     *
     * @param parent of a merge the one whose side stays, from 1
     */
    public Outcome<Proposal.Joining> revert(String branch, String revision, OptionalInt parent)
            throws InterruptedException {
        return switch (ends(branch, revision)) {
            case Outcome.No<Ends>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Ends>(var ends) -> joinings.revert(ends, parent);
        };
    }

    /** Where a branch was before, newest first, as its reflog tells. */
    public List<EarlierTip> earlier(String branch) {
        return acts.earlier(branch, EARLIER);
    }

    /** A branch goes to where a person names, whatever lies between: the proposal says what would be lost. */
    public Outcome<Proposal.Change> putBack(String branch, Revision to) throws InterruptedException {
        return switch (local(branch)) {
            case Outcome.No<Branch>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Branch>(var found) ->
                proposed(Act.PUT_BACK, BranchChange.moved(branch, found.tip(), to), List.of());
        };
    }

    /** What was done is taken back; refused where the branch went on since. */
    public Outcome<Proposal.Change> undo(Changed changed) throws InterruptedException {
        return proposed(Act.UNDO, changed.change().back(), List.of());
    }

    private Outcome<Proposal.Change> proposed(Act act, BranchChange change, List<String> notes)
            throws InterruptedException {
        Optional<Obstacle> obstacle = acts.obstacle(change);
        if (obstacle.isPresent()) {
            return new Outcome.No<>(Joinings.usage(obstacle.get()));
        }
        Lost lost = acts.lost(change);
        return new Outcome.Done<>(new Proposal.Change(act, change, lost, notes));
    }

    /** Does what was proposed, or nothing where a branch has moved since. */
    public Outcome<Changed> carryOut(Proposal.Change proposal) {
        return carryOut(proposal.act(), proposal.change(), BranchRecord.of(proposal.change()), reason(proposal));
    }

    /** Does what was proposed, or nothing where the branch has moved since, or a person must decide first. */
    public Outcome<Changed> carryOut(Proposal.Joining proposal) {
        String branch = proposal.branch();
        Optional<Refused> refused = proposal.refused()
                .or(() -> proposal.commit().isEmpty() ? Optional.of(Joinings.undecided(proposal)) : Optional.empty())
                .or(() -> acts.obstacle(BranchChange.moved(branch, proposal.at(), proposal.at()))
                        .map(Joinings::gate));
        if (refused.isPresent()) {
            return new Outcome.No<>(refused.get());
        }
        String message = masking.mask(proposal.message());
        String at = proposal.at().id();
        String other = proposal.other().id();
        record(proposal.act().wanted(), new BranchRecord(branch, at, "", other, message));
        Revision made = merges.write(proposal.commit().orElseThrow(), message);
        BranchChange change = BranchChange.moved(branch, proposal.at(), made);
        Optional<Obstacle> obstacle = acts.carryOut(change, reason(proposal, message));
        if (obstacle.isPresent()) {
            return new Outcome.No<>(Joinings.gate(obstacle.get()));
        }
        record(proposal.act().done(), new BranchRecord(branch, at, made.id(), other, message));
        return new Outcome.Done<>(new Changed(proposal.act(), change));
    }

    private Outcome<Changed> carryOut(Act act, BranchChange change, BranchRecord body, String reason) {
        Optional<Obstacle> before = acts.obstacle(change);
        if (before.isPresent()) {
            return new Outcome.No<>(Joinings.gate(before.get()));
        }
        record(act.wanted(), body);
        Optional<Obstacle> meanwhile = acts.carryOut(change, reason);
        if (meanwhile.isPresent()) {
            return new Outcome.No<>(Joinings.gate(meanwhile.get()));
        }
        record(act.done(), body);
        return new Outcome.Done<>(new Changed(act, change));
    }

    private void record(String kind, BranchRecord body) {
        journal.append(new Draft(actor, kind, body.branch(), Json.text(body)));
    }

    private static String reason(Proposal.Joining proposal, String message) {
        return proposal.act() == Act.REVERT
                ? "revert: " + message.lines().findFirst().orElse("")
                : "merge " + proposal.other().id() + ": Merge made by Slipway";
    }

    /** For the log of the branch, in the words of git where it has some. */
    private static String reason(Proposal.Change proposal) {
        return switch (proposal.act()) {
            case CREATE, HOTFIX -> "branch: Created from " + to(proposal.change());
            case RENAME ->
                proposal.change() instanceof BranchChange.Renamed renamed
                        ? "Branch: renamed refs/heads/" + renamed.branch() + " to refs/heads/" + renamed.name()
                        : "";
            case FAST_FORWARD -> "merge " + to(proposal.change()) + ": Fast-forward";
            case PUT_BACK -> "slipway: put back to " + to(proposal.change());
            case UNDO -> "slipway: undo";
            case DELETE, MERGE, REVERT, PUSH, DELETE_REMOTE -> "slipway";
        };
    }

    private static String to(BranchChange change) {
        return change instanceof BranchChange.Moved moved ? BranchRecord.id(moved.to()) : change.branch();
    }

    private Outcome<Ends> ends(String branch, String revision) {
        return local(branch)
                .then(found -> releases.revision(revision).map(other -> new Ends(branch, found.tip(), other)));
    }

    private Outcome<Branch> local(String name) {
        return repository.branches().stream()
                .filter(branch -> !branch.remote() && branch.name().equals(name))
                .findFirst()
                .<Outcome<Branch>>map(Outcome.Done::new)
                .orElseGet(() ->
                        Outcome.usage("There is no branch " + name + " here.", "See which there are with git branch."));
    }
}
