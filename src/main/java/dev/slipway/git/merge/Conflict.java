package dev.slipway.git.merge;

import java.util.List;
import java.util.Optional;

/**
 * A file that a merge cannot decide. Ours is the branch that is merged into, theirs what comes.
 *
 * @param was its path before, where a side renamed it
 * @param hunks the lines in question where both sides are texts, else empty
 */
public record Conflict(Kind kind, String path, Optional<String> was, List<Hunk> hunks) {
    public Conflict {
        hunks = List.copyOf(hunks);
    }

    /** Why. */
    public enum Kind {
        /** Both changed the same lines. */
        CONTENT,
        /** Both added it, with different content. */
        BOTH_ADDED,
        /** Ours deleted what theirs changed. */
        DELETED_BY_OURS,
        /** Theirs deleted what ours changed. */
        DELETED_BY_THEIRS,
        /** One side renamed what the other deleted, both renamed it differently, or a directory was renamed. */
        RENAMED,
        /** Both changed whether it may be executed, differently. */
        MODE,
        /** One side made it a link or a submodule, the other something else. */
        TYPE,
        /** Both changed where a symbolic link points. */
        LINK,
        /** Both moved a submodule to another commit. */
        SUBMODULE,
        /** Both changed a file that is no text. */
        BINARY,
        /** It is a file on one side and a directory on the other. */
        DIRECTORY,
        /** The attributes of the repository have it merged by a program or in a special way. */
        DRIVER
    }
}
