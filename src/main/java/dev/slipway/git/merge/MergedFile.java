package dev.slipway.git.merge;

import java.util.List;

/** What becomes of one file. */
sealed interface MergedFile {
    /** It works. */
    record Clean(Leaf leaf) implements MergedFile {}

    /** A person must decide. */
    record Conflicting(Conflict.Kind kind, List<Hunk> hunks) implements MergedFile {
        Conflicting(Conflict.Kind kind) {
            this(kind, List.of());
        }
    }

    /** Two ways of comparing give different answers. */
    record Unsure() implements MergedFile {}
}
