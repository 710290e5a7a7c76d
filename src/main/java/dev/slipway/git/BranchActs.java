package dev.slipway.git;

import dev.slipway.release.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefRename;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.ReflogEntry;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Makes, moves, renames and deletes local branches. Only refs and their logs change: a branch that a work tree stands on is
 * never touched, and the configuration stays, so what a branch follows does not follow its new name. Every change holds only
 * if the branch still is where it was seen.
 */
public final class BranchActs {
    private static final int SHOWN = 20;

    private final Repository repository;
    private final Faults faults;
    private final CheckedOut checkedOut;

    BranchActs(Repository repository, Faults faults) {
        this.repository = repository;
        this.faults = faults;
        this.checkedOut = new CheckedOut(repository);
    }

    /** Why this cannot be done as things stand; empty where it can. */
    public Optional<Obstacle> obstacle(BranchChange change) {
        return faults.explained(() -> found(change));
    }

    /**
     * Does it.
     *
     * @param reason for the log of the branch, in one line
     * @return why it was not done; empty where it was
     */
    public Optional<Obstacle> carryOut(BranchChange change, String reason) {
        return faults.explained(() -> {
            Optional<Obstacle> found = found(change);
            if (found.isPresent()) {
                return found;
            }
            return switch (change) {
                case BranchChange.Moved moved -> move(moved, reason);
                case BranchChange.Renamed renamed -> rename(renamed, reason);
            };
        });
    }

    private Optional<Obstacle> found(BranchChange change) throws IOException {
        Optional<Obstacle> elsewhere = elsewhere(change);
        if (elsewhere.isPresent()) {
            return elsewhere;
        }
        return switch (change) {
            case BranchChange.Moved moved -> {
                Optional<Obstacle> held = moved.from().isEmpty()
                        ? taken(moved.branch(), Optional.empty())
                        : inUse(moved.branch(), moved.to().isEmpty());
                yield held.isPresent() || moved.to().isEmpty()
                        ? held
                        : absent(moved.to().get());
            }
            case BranchChange.Renamed renamed -> {
                Optional<Obstacle> held = inUse(renamed.branch(), true);
                yield held.isPresent() ? held : taken(renamed.name(), Optional.of(renamed.branch()));
            }
        };
    }

    /** Whether the branch is not where the change begins. */
    private Optional<Obstacle> elsewhere(BranchChange change) throws IOException {
        String branch = change.branch();
        Optional<Revision> seen = switch (change) {
            case BranchChange.Moved moved -> moved.from();
            case BranchChange.Renamed renamed -> Optional.of(renamed.at());
        };
        Ref ref = BranchNames.fault(branch).isPresent() ? null : repository.exactRef(Constants.R_HEADS + branch);
        if (ref != null && ref.isSymbolic()) {
            return Optional.of(new Obstacle(
                    "The branch " + branch + " is another name of "
                            + Repository.shortenRefName(ref.getTarget().getName()) + ".",
                    "Change that one, or this one with git symbolic-ref."));
        }
        Optional<Revision> now = Optional.ofNullable(ref).flatMap(BranchActs::tip);
        if (now.equals(seen)) {
            return Optional.empty();
        }
        if (seen.isEmpty()) {
            return Optional.of(exists(branch));
        }
        return Optional.of(
                now.isEmpty()
                        ? new Obstacle("There is no branch " + branch + ".", "See which there are with git branch.")
                        : new Obstacle(
                                "The branch " + branch + " was moved meanwhile: it is at "
                                        + now.get().abbreviated() + " and not at "
                                        + seen.get().abbreviated() + ".",
                                "Look at it as it is now, and decide again."));
    }

    private static Obstacle exists(String branch) {
        return new Obstacle("The branch " + branch + " exists already.", "Choose another name, or use that branch.");
    }

    private static Optional<Revision> tip(Ref ref) {
        return Optional.ofNullable(ref.getObjectId()).map(id -> new Revision(id.name()));
    }

    /** @param leaving the branch whose name becomes free */
    private Optional<Obstacle> taken(String name, Optional<String> leaving) throws IOException {
        Optional<Obstacle> fault = BranchNames.fault(name);
        if (fault.isPresent()) {
            return fault;
        }
        String full = Constants.R_HEADS + name;
        if (repository.exactRef(full) != null) {
            return Optional.of(exists(name));
        }
        Collection<String> others = repository.getRefDatabase().getConflictingNames(full);
        return others.stream()
                .map(Repository::shortenRefName)
                .filter(other -> leaving.filter(other::equals).isEmpty())
                .findFirst()
                .map(other -> new Obstacle(
                        "There is a branch " + other + ", and git cannot have " + name + " beside it.",
                        "A branch is no folder of branches: choose a name that does not go on after the other's."));
    }

    private Optional<Obstacle> absent(Revision revision) throws IOException {
        return isCommit(revision)
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        "The commit " + revision.abbreviated() + " is not in this repository.",
                        "Fetch it, if it was made elsewhere."));
    }

    private boolean isCommit(Revision revision) throws IOException {
        return repository.getObjectDatabase().has(History.id(revision))
                && new Refs(repository).resolve(revision.id()).isPresent();
    }

    /** @param goes whether the name is no longer there afterwards */
    private Optional<Obstacle> inUse(String branch, boolean goes) throws IOException {
        Optional<CheckedOut.Use> use = checkedOut.of(branch);
        if (use.isPresent()) {
            return Optional.of(new Obstacle(
                    "The branch " + branch + " is " + use.get().how() + " in "
                            + use.get().place() + ", and Slipway touches no work tree.",
                    "Do it with git there, or check out another branch first."));
        }
        Ref head = repository.exactRef(Constants.HEAD);
        boolean named =
                head != null && head.isSymbolic() && head.getTarget().getName().equals(Constants.R_HEADS + branch);
        return named && goes
                ? Optional.of(new Obstacle(
                        "The branch " + branch + " is the one that HEAD of this repository names.",
                        "Have it name another first: git symbolic-ref HEAD refs/heads/OTHER"))
                : Optional.empty();
    }

    private Optional<Obstacle> move(BranchChange.Moved moved, String reason) throws IOException {
        RefUpdate update = repository.updateRef(Constants.R_HEADS + moved.branch(), true);
        update.setExpectedOldObjectId(moved.from().map(History::id).orElseGet(ObjectId::zeroId));
        update.setForceUpdate(true);
        update.setRefLogMessage(reason, false);
        update.setForceRefLog(repository.getConfig().getString("core", null, "logAllRefUpdates") == null);
        moved.to().map(History::id).ifPresent(update::setNewObjectId);
        return ended(moved, moved.to().isPresent() ? update.update() : update.delete());
    }

    /** The log of the branch goes with it. */
    private Optional<Obstacle> rename(BranchChange.Renamed renamed, String reason) throws IOException {
        RefRename rename =
                repository.renameRef(Constants.R_HEADS + renamed.branch(), Constants.R_HEADS + renamed.name());
        rename.setRefLogMessage(reason);
        return ended(renamed, rename.rename());
    }

    private Optional<Obstacle> ended(BranchChange change, RefUpdate.Result result) throws IOException {
        return switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE, RENAMED -> Optional.empty();
            case LOCK_FAILURE, REJECTED, REJECTED_CURRENT_BRANCH -> {
                Optional<Obstacle> why = found(change);
                yield why.isPresent()
                        ? why
                        : Optional.of(new Obstacle(
                                "Another program changes the branch " + change.branch()
                                        + " just now, or has left its lock file.",
                                "Try again; if no git runs, delete the .lock file beside the ref.",
                                true));
            }
            case REJECTED_MISSING_OBJECT, REJECTED_OTHER_REASON, IO_FAILURE, NOT_ATTEMPTED ->
                throw new IOException("The branch " + change.branch() + " could not be written: " + result);
        };
    }

    /** What would be lost: commits that only this branch contains, and that it would contain no more. */
    public Lost lost(BranchChange change) throws InterruptedException {
        return change instanceof BranchChange.Moved moved && moved.from().isPresent()
                ? lost(Constants.R_HEADS + moved.branch(), moved.from().get(), moved.to())
                : new Lost(0, List.of());
    }

    /** What would be lost with a branch of a remote: commits that nothing else here contains. */
    public Lost lostWith(String remoteBranch, Revision tip) throws InterruptedException {
        return lost(Constants.R_REMOTES + remoteBranch, tip, Optional.empty());
    }

    private Lost lost(String ref, Revision from, Optional<Revision> to) throws InterruptedException {
        Lost lost = faults.explained(() -> onlyIn(ref, from, to));
        if (Thread.interrupted()) {
            throw new InterruptedException("Nobody wants to know any more what would be lost");
        }
        return lost;
    }

    private Lost onlyIn(String itself, Revision from, Optional<Revision> to) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.COMMIT_TIME_DESC, true);
            walk.markStart(walk.parseCommit(History.id(from)));
            if (to.isPresent()) {
                walk.markUninteresting(walk.parseCommit(History.id(to.get())));
            }
            for (Ref ref : repository.getRefDatabase().getRefs()) {
                boolean other = !ref.getLeaf().getName().equals(itself) && ref.getObjectId() != null;
                if (other && walk.peel(walk.parseAny(ref.getObjectId())) instanceof RevCommit kept) {
                    walk.markUninteresting(kept);
                }
            }
            List<Commit> newest = new ArrayList<>();
            int count = 0;
            RevCommit next = walk.next();
            while (next != null && !Thread.currentThread().isInterrupted()) {
                if (count++ < SHOWN) {
                    newest.add(History.commit(next));
                }
                next = walk.next();
            }
            return new Lost(count, newest);
        }
    }

    /** Where a branch once was, the last first, each once; nothing that the repository no longer has. */
    public List<EarlierTip> earlier(String branch, int limit) {
        return faults.explained(() -> {
            Ref ref = repository.exactRef(Constants.R_HEADS + branch);
            return ref == null ? List.of() : earlier(ref, limit);
        });
    }

    private List<EarlierTip> earlier(Ref ref, int limit) throws IOException {
        List<EarlierTip> earlier = new ArrayList<>();
        ReflogReader log = repository.getRefDatabase().getReflogReader(ref);
        for (ReflogEntry entry : log == null ? List.<ReflogEntry>of() : log.getReverseEntries()) {
            Revision revision = new Revision(entry.getOldId().name());
            boolean other = !entry.getOldId().equals(ref.getObjectId())
                    && earlier.stream().noneMatch(known -> known.revision().equals(revision));
            if (earlier.size() < limit && other && isCommit(revision)) {
                PersonIdent who = entry.getWho();
                earlier.add(new EarlierTip(
                        revision,
                        who.getWhenAsInstant(),
                        new Person(who.getName(), who.getEmailAddress()),
                        entry.getComment()));
            }
        }
        return earlier;
    }
}
