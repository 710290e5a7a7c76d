package dev.slipway.git;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.errors.StopWalkException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.submodule.SubmoduleWalk.IgnoreSubmoduleMode;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.WorkingTreeIterator.MetadataDiff;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Compares the work tree, the index and HEAD, as far as a bound; submodules are left to themselves. */
final class WorkTreeReader {
    /** Of files whose content must be read, because their times do not tell whether they changed. */
    private static final long CONTENT = 64L << 20;

    private final Repository repository;

    WorkTreeReader(Repository repository) {
        this.repository = repository;
    }

    /** @param limit how many files and directories are looked at */
    Optional<WorkTree> read(int limit) throws IOException {
        if (repository.isBare()) {
            return Optional.empty();
        }
        Bound bound = new Bound(limit);
        IndexDiff diff = new IndexDiff(repository, Constants.HEAD, new FileTreeIterator(repository));
        diff.setIgnoreSubmoduleMode(IgnoreSubmoduleMode.ALL);
        diff.setFilter(bound);
        diff.diff();
        Set<String> changed = new TreeSet<>();
        Stream.of(
                        diff.getAdded(),
                        diff.getChanged(),
                        diff.getRemoved(),
                        diff.getModified(),
                        diff.getMissing(),
                        diff.getConflicting())
                .forEach(changed::addAll);
        return Optional.of(new WorkTree(
                tracked(), List.copyOf(changed), List.copyOf(new TreeSet<>(diff.getUntracked())), !bound.reached));
    }

    private Set<String> tracked() throws IOException {
        DirCache index = repository.readDirCache();
        Set<String> paths = new LinkedHashSet<>();
        for (int i = 0; i < index.getEntryCount(); i++) {
            paths.add(index.getEntry(i).getPathString());
        }
        return paths;
    }

    /** Takes everything, and ends the walk where it has become too much. */
    private static final class Bound extends TreeFilter {
        private static final int INDEX = 1;
        private static final int FILES = 2;

        private int left;
        private long content = CONTENT;
        private boolean reached;

        private Bound(int limit) {
            left = limit;
        }

        @Override
        public boolean include(TreeWalk walk) {
            left--;
            content -= toBeRead(walk);
            if (left < 0 || content < 0) {
                reached = true;
                throw StopWalkException.INSTANCE;
            }
            return true;
        }

        private static long toBeRead(TreeWalk walk) {
            DirCacheIterator index = walk.getTree(INDEX, DirCacheIterator.class);
            WorkingTreeIterator file = walk.getTree(FILES, WorkingTreeIterator.class);
            DirCacheEntry entry = index == null ? null : index.getDirCacheEntry();
            if (file == null || entry == null) {
                return 0;
            }
            MetadataDiff differing = file.compareMetadata(entry);
            return differing == MetadataDiff.DIFFER_BY_TIMESTAMP || differing == MetadataDiff.SMUDGED
                    ? file.getEntryLength()
                    : 0;
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
