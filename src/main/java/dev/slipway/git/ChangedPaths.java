package dev.slipway.git;

import dev.slipway.release.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Which commits change a file: what is not the same in any of their parents. */
record ChangedPaths(Repository repository) {

    List<Revision> changing(List<Revision> revisions, Predicate<String> path) throws IOException {
        List<Revision> changing = new ArrayList<>();
        try (RevWalk commits = new RevWalk(repository);
                TreeWalk trees = new TreeWalk(commits.getObjectReader())) {
            commits.setRetainBody(false);
            for (Revision revision : revisions) {
                if (changes(History.id(revision), commits, trees, path)) {
                    changing.add(revision);
                }
            }
        }
        return changing;
    }

    private static boolean changes(ObjectId id, RevWalk commits, TreeWalk trees, Predicate<String> path)
            throws IOException {
        try {
            RevCommit commit = commits.parseCommit(id);
            trees.reset();
            trees.setRecursive(true);
            trees.setFilter(new OwnChange());
            trees.addTree(commit.getTree());
            for (RevCommit parent : commit.getParents()) {
                trees.addTree(commits.parseCommit(parent).getTree());
            }
            while (trees.next()) {
                if (path.test(trees.getPathString())) {
                    return true;
                }
            }
            return false;
        } catch (MissingObjectException | CorruptObjectException unreadable) {
            return false;
        }
    }

    /** What differs between the first tree and each other. */
    private static final class OwnChange extends TreeFilter {
        @Override
        public boolean include(TreeWalk walk) {
            for (int other = 1; other < walk.getTreeCount(); other++) {
                if (walk.getRawMode(0) == walk.getRawMode(other) && walk.idEqual(0, other)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean shouldBeRecursive() {
            return false;
        }

        @Override
        public TreeFilter clone() {
            return this;
        }
    }
}
