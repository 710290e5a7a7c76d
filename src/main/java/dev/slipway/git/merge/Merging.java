package dev.slipway.git.merge;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.CancelledException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/**
 * Says what a merge would give, as git would do it. What is not certain here is asked of the git program, where there is one
 * that can tell without a work tree (2.38); where there is none the verdict is unsure, never clean. An interruption ends it.
 */
public final class Merging {
    private static final int MOST_BASES = 2;

    private final Repository repository;
    private final MergeProgram program;

    /** @param environment variables of this process: where git is found, and what it gets */
    public Merging(Repository repository, Map<String, String> environment) {
        this.repository = repository;
        this.program = new MergeProgram(repository, environment);
    }

    /** The best common ancestors; none where the histories are unrelated, or a shallow clone has them not. */
    public List<String> bases(String ours, String theirs) throws IOException, InterruptedException {
        return bases(ObjectId.fromString(ours), ObjectId.fromString(theirs)).stream()
                .map(ObjectId::name)
                .toList();
    }

    private List<ObjectId> bases(ObjectId ours, ObjectId theirs) throws IOException, InterruptedException {
        try {
            return best(found(ours, theirs));
        } catch (CancelledException e) {
            Wanted.require();
            throw e;
        }
    }

    private List<RevCommit> found(ObjectId ours, ObjectId theirs) throws IOException {
        List<RevCommit> found = new ArrayList<>();
        try (RevWalk walk = walk()) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(ours));
            walk.markStart(walk.parseCommit(theirs));
            for (RevCommit base = walk.next(); base != null; base = walk.next()) {
                found.add(base);
            }
        }
        return found;
    }

    /** Without those that others of them contain. */
    private List<ObjectId> best(List<RevCommit> found) throws IOException {
        List<ObjectId> best = new ArrayList<>();
        for (RevCommit one : found) {
            boolean contained = false;
            for (RevCommit other : found) {
                contained |= !one.equals(other) && isAncestor(one, other);
            }
            if (!contained) {
                best.add(one.copy());
            }
        }
        return best;
    }

    private boolean isAncestor(ObjectId one, ObjectId other) throws IOException {
        try (RevWalk walk = walk()) {
            return walk.isMergedInto(walk.parseCommit(one), walk.parseCommit(other));
        }
    }

    /** One that an interruption ends. */
    private RevWalk walk() {
        RevWalk walk = new RevWalk(repository);
        walk.setRetainBody(false);
        walk.setProgressMonitor(new Wanted());
        return walk;
    }

    /** Merges two commits that have a common ancestor. */
    public Verdict commits(String ours, String theirs) throws IOException, InterruptedException {
        try (ObjectInserter inserter = repository.newObjectInserter();
                ObjectReader reader = inserter.newReader()) {
            Verdict own = commits(reader, inserter, ObjectId.fromString(ours), ObjectId.fromString(theirs));
            inserter.flush();
            return own instanceof Verdict.Unsure unsure ? program.asked(ours, theirs, unsure) : own;
        }
    }

    private Verdict commits(ObjectReader reader, ObjectInserter inserter, ObjectId ours, ObjectId theirs)
            throws IOException, InterruptedException {
        List<ObjectId> bases = bases(ours, theirs);
        if (bases.isEmpty() || bases.size() > MOST_BASES) {
            return new Verdict.Unsure("The two have " + bases.size() + " common ancestors.");
        }
        if (bases.size() == 1) {
            return trees(reader, inserter, tree(bases.getFirst()), tree(ours), tree(theirs));
        }
        return switch (commits(reader, inserter, bases.getFirst(), bases.getLast())) {
            case Verdict.Clean(var tree) ->
                trees(reader, inserter, ObjectId.fromString(tree), tree(ours), tree(theirs));
            case Verdict.Conflicting _, Verdict.Unsure _ ->
                new Verdict.Unsure("The two have several common ancestors, which contradict each other.");
        };
    }

    /**
     * Merges trees by their ids; {@code base} and {@code theirs} may be 40 zeros, which is a tree without files.
     */
    public Verdict trees(String base, String ours, String theirs) throws IOException, InterruptedException {
        try (ObjectInserter inserter = repository.newObjectInserter();
                ObjectReader reader = inserter.newReader()) {
            Verdict own = trees(
                    reader,
                    inserter,
                    ObjectId.fromString(base),
                    ObjectId.fromString(ours),
                    ObjectId.fromString(theirs));
            if (!(own instanceof Verdict.Unsure unsure)) {
                inserter.flush();
                return own;
            }
            ObjectId parent = commit(inserter, ObjectId.fromString(base), List.of());
            ObjectId one = commit(inserter, ObjectId.fromString(ours), List.of(parent));
            ObjectId other = commit(inserter, ObjectId.fromString(theirs), List.of(parent));
            inserter.flush();
            return program.asked(one.name(), other.name(), unsure);
        }
    }

    private Verdict trees(ObjectReader reader, ObjectInserter inserter, ObjectId base, ObjectId ours, ObjectId theirs)
            throws IOException, InterruptedException {
        Changed changed = Changed.between(reader, base, ours, theirs);
        Attributed attributed = new Attributed(repository, reader, List.of(base, ours, theirs));
        Config config = repository.getConfig();
        boolean usual = config.getBoolean("merge", "renames", config.getBoolean("diff", "renames", true));
        Verdict verdict = new TreeMerge(reader, inserter, attributed, changed, usual).run();
        boolean special =
                config.getBoolean("merge", "renormalize", false) || config.getString("merge", null, "default") != null;
        return special && verdict instanceof Verdict.Clean
                ? new Verdict.Unsure("The configuration of git has texts merged in a special way.")
                : verdict;
    }

    private ObjectId tree(ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(commit).getTree().copy();
        }
    }

    /** A commit that only git sees, and forgets: it merges commits, not trees. */
    private static ObjectId commit(ObjectInserter inserter, ObjectId tree, List<ObjectId> parents) throws IOException {
        PersonIdent nobody = new PersonIdent("Slipway", "slipway@localhost", Instant.EPOCH, ZoneOffset.UTC);
        CommitBuilder builder = new CommitBuilder();
        builder.setTreeId(tree.equals(ObjectId.zeroId()) ? inserter.insert(new TreeFormatter()) : tree);
        builder.setParentIds(parents);
        builder.setAuthor(nobody);
        builder.setCommitter(nobody);
        builder.setMessage("What would be merged");
        return inserter.insert(builder);
    }
}
