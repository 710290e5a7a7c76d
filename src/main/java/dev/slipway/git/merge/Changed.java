package dev.slipway.git.merge;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Three trees, and the paths at which they are not all the same. */
record Changed(ObjectId base, ObjectId ours, ObjectId theirs, Map<String, Trio> paths) {

    static Changed between(ObjectReader reader, ObjectId base, ObjectId ours, ObjectId theirs)
            throws IOException, InterruptedException {
        Map<String, Trio> paths = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            for (ObjectId tree : new ObjectId[] {base, ours, theirs}) {
                walk.addTree(
                        tree.equals(ObjectId.zeroId())
                                ? new EmptyTreeIterator()
                                : new CanonicalTreeParser(new byte[0], reader, tree));
            }
            while (walk.next()) {
                Wanted.require();
                boolean same = walk.idEqual(0, 1)
                        && walk.idEqual(0, 2)
                        && walk.getRawMode(0) == walk.getRawMode(1)
                        && walk.getRawMode(0) == walk.getRawMode(2);
                if (same) {
                    continue;
                }
                if (walk.isSubtree()) {
                    walk.enterSubtree();
                } else {
                    paths.put(walk.getPathString(), new Trio(leaf(walk, 0), leaf(walk, 1), leaf(walk, 2)));
                }
            }
        }
        return new Changed(base, ours, theirs, paths);
    }

    Trio at(String path) {
        return paths.getOrDefault(path, Trio.NOWHERE);
    }

    ObjectId tree(Side side) {
        return side == Side.OURS ? ours : theirs;
    }

    private static Leaf leaf(TreeWalk walk, int tree) {
        FileMode mode = walk.getFileMode(tree);
        return FileMode.MISSING.equals(mode) ? Leaf.ABSENT : new Leaf(mode.getBits(), walk.getObjectId(tree));
    }
}
