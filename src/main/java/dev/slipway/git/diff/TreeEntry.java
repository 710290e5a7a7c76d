package dev.slipway.git.diff;

/**
 * A file as a directory of a revision holds it.
 *
 * @param id of its content; of a submodule the commit that it is at
 */
public record TreeEntry(Kind kind, String id) {
    /** What it is. */
    public enum Kind {
        REGULAR,
        EXECUTABLE,
        LINK,
        SUBMODULE
    }
}
