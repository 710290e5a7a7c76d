package dev.slipway.git.diff;

import java.util.List;
import java.util.Optional;

/** What changed in one file. */
public sealed interface FileDiff {

    /**
     * Lines differ.
     *
     * @param hunks by place; none where only the name, the mode or ignored white space differs
     * @param leftOut how many more lines of hunks there are, which are not in these
     */
    record Text(List<Hunk> hunks, int leftOut) implements FileDiff {
        public Text {
            hunks = List.copyOf(hunks);
        }
    }

    /**
     * It holds what is no text, as git tells it: a NUL among its first bytes.
     *
     * @param oldSize in bytes; 0 if it was not there
     * @param newSize in bytes; 0 if it is gone
     */
    record Binary(long oldSize, long newSize) implements FileDiff {}

    /**
     * It is and was a picture: PNG, JPEG, GIF or BMP, as its first bytes say.
     *
     * @param before the file's bytes; empty if it was not there
     * @param after the file's bytes; empty if it is gone
     */
    record Image(Optional<byte[]> before, Optional<byte[]> after) implements FileDiff {}

    /** It is and was a pointer to a file that Git LFS keeps. */
    record Lfs(Optional<LfsPointer> before, Optional<LfsPointer> after) implements FileDiff {}

    /** The submodule is at another commit. */
    record Submodule(Optional<String> before, Optional<String> after) implements FileDiff {}

    /** It is text that takes too long to compare. Sizes are in bytes. */
    record TooLarge(long oldSize, long newSize) implements FileDiff {}
}
