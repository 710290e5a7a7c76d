package dev.slipway.git;

import dev.slipway.git.diff.FileDiffer;
import dev.slipway.git.merge.Merging;
import dev.slipway.git.merge.Verdict;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Merges and reverts without a work tree: says what would come out, and writes the commit of it. Moving a branch there is
 * {@link BranchActs}'. A merge is called clean only where git would call it so and make the same files; an interruption ends
 * the search.
 */
public final class Merges {
    /** Of git's hooks for commits and merges, none is run. */
    private static final List<String> HOOKS =
            List.of("pre-merge-commit", "prepare-commit-msg", "commit-msg", "post-merge", "reference-transaction");

    private final Repository repository;
    private final Faults faults;
    private final Clock clock;
    private final GitSettings settings;
    private final Signatures signatures;
    private final Merging merging;
    private final Changes changes;

    Merges(Repository repository, Faults faults, Clock clock, Map<String, String> environment, GitSettings settings) {
        this.repository = repository;
        this.faults = faults;
        this.clock = clock;
        this.settings = settings;
        this.signatures = new Signatures(repository, faults, clock, settings);
        this.merging = new Merging(repository, environment);
        this.changes = new Changes(repository, new FileDiffer(repository));
    }

    /** What {@code from} merged into {@code into} would give. */
    public Prediction predict(Revision into, Revision from) throws InterruptedException {
        return interruptible(() -> {
            List<String> bases = merging.bases(into.id(), from.id());
            if (bases.contains(from.id())) {
                return new Prediction.Contained();
            }
            if (bases.isEmpty()) {
                return unrelated();
            }
            if (bases.contains(into.id())) {
                return new Prediction.FastForward(
                        from, clean(List.of(into, from), into, tree(from).name()));
            }
            return prediction(merging.commits(into.id(), from.id()), List.of(into, from));
        });
    }

    private Prediction unrelated() throws IOException {
        return repository.getObjectDatabase().getShallowCommits().isEmpty()
                ? new Prediction.Unrelated()
                : new Prediction.Untold(new Obstacle(
                        "The clone is shallow and ends before the commit that both have in common.",
                        "Get the whole history: git fetch --unshallow"));
    }

    /**
     * What taking back a commit would give on a branch.
     *
     * @param parent of a merge the one whose side stays, from 1; of other commits empty
     * @throws IllegalArgumentException if there is no such parent, or the commit is a merge and none is given
     */
    public Prediction predictRevert(Revision onto, Revision commit, OptionalInt parent) throws InterruptedException {
        return interruptible(() -> {
            ObjectId before = parentOf(commit, parent);
            ObjectId without = before.equals(ObjectId.zeroId()) ? before : tree(new Revision(before.name()));
            Verdict verdict = merging.trees(tree(commit).name(), tree(onto).name(), without.name());
            return verdict instanceof Verdict.Clean(var tree)
                            && tree.equals(tree(onto).name())
                    ? new Prediction.Contained()
                    : prediction(verdict, List.of(onto));
        });
    }

    private ObjectId parentOf(Revision commit, OptionalInt parent) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit[] parents = walk.parseCommit(History.id(commit)).getParents();
            if (parents.length == 0 && parent.isEmpty()) {
                return ObjectId.zeroId();
            }
            int number = parent.orElse(1);
            if (number < 1 || number > parents.length || (parents.length > 1 && parent.isEmpty())) {
                throw new IllegalArgumentException("The commit " + commit.abbreviated() + " has " + parents.length
                        + " parents, of which one counts");
            }
            return parents[number - 1].copy();
        }
    }

    /** The message that git writes for a revert. */
    public String revertMessage(Revision commit, OptionalInt parent) {
        return faults.explained(() -> {
            try (RevWalk walk = new RevWalk(repository)) {
                RevCommit reverted = walk.parseCommit(History.id(commit));
                String subject =
                        reverted.getFullMessage().strip().lines().findFirst().orElse("");
                String merged = reverted.getParentCount() > 1
                        ? ", reversing\nchanges made to "
                                + parentOf(commit, parent).name()
                        : "";
                return "Revert \"" + subject + "\"\n\nThis reverts commit " + commit.id() + merged + ".\n";
            }
        });
    }

    /** With what commits are signed here, in words; empty where they are not. Whether they can be is known only then. */
    public Optional<String> signing() {
        return settings.signsCommits() ? Optional.of(signatures.means()) : Optional.empty();
    }

    /** The hooks of this repository that git would run for such a commit, and Slipway does not. */
    public List<String> hooksLeftOut() {
        return HOOKS.stream()
                .filter(hook -> repository.getFS().findHook(repository, hook) != null)
                .toList();
    }

    /**
     * Writes the commit that was predicted, by who commits here, and signed where git is told to. No branch has it yet.
     *
     * @throws GitException if it cannot be signed
     */
    public Revision write(Prediction.Clean predicted, String message) {
        PersonIdent who = settings.person(clock);
        boolean signed = settings.signsCommits();
        return faults.explained(() -> {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(ObjectId.fromString(predicted.tree()));
            commit.setParentIds(predicted.parents().stream().map(History::id).toList());
            commit.setAuthor(who);
            commit.setCommitter(who);
            commit.setMessage(message.strip() + "\n");
            if (signed) {
                commit.setGpgSignature(new GpgSignature(signatures.commit(commit.build())));
            }
            try (ObjectInserter inserter = repository.newObjectInserter()) {
                ObjectId id = inserter.insert(commit);
                inserter.flush();
                return new Revision(id.name());
            }
        });
    }

    private Prediction prediction(Verdict verdict, List<Revision> parents) throws IOException {
        return switch (verdict) {
            case Verdict.Clean(var tree) -> clean(parents, parents.getFirst(), tree);
            case Verdict.Conflicting(var conflicts) -> new Prediction.Conflicts(conflicts);
            case Verdict.Unsure(var reason) ->
                new Prediction.Untold(new Obstacle(
                        reason + " So Slipway cannot say whether git would find a conflict.",
                        "Merge with git by hand, or install git 2.38 or newer, which Slipway then asks."));
        };
    }

    private Prediction.Clean clean(List<Revision> parents, Revision into, String tree) throws IOException {
        return new Prediction.Clean(parents, tree, changes.between(History.id(into), ObjectId.fromString(tree)));
    }

    private ObjectId tree(Revision revision) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(History.id(revision)).getTree().copy();
        }
    }

    /** Something that looks at many objects. */
    private interface Search {
        Prediction run() throws IOException, InterruptedException;
    }

    private Prediction interruptible(Search search) throws InterruptedException {
        Object found = faults.explained(() -> {
            try {
                return search.run();
            } catch (InterruptedException | ClosedByInterruptException | InterruptedIOException e) {
                return e;
            }
        });
        if (found instanceof Prediction prediction) {
            return prediction;
        }
        Thread.interrupted(); // some of those leave it set
        throw new InterruptedException("Nobody wants to know any more what would come out");
    }
}
