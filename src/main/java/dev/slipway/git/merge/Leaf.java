package dev.slipway.git.merge;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** What a tree has at a path, if it is no tree. */
record Leaf(int mode, ObjectId id) {
    static final Leaf ABSENT = new Leaf(0, ObjectId.zeroId());

    boolean absent() {
        return mode == 0;
    }

    boolean present() {
        return mode != 0;
    }

    boolean regular() {
        return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
    }

    boolean link() {
        return FileMode.SYMLINK.equals(mode);
    }

    boolean submodule() {
        return FileMode.GITLINK.equals(mode);
    }

    boolean sameTypeAs(Leaf other) {
        return regular() == other.regular() && link() == other.link() && submodule() == other.submodule();
    }

    FileMode fileMode() {
        return FileMode.fromBits(mode);
    }
}
