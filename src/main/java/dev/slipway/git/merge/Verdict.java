package dev.slipway.git.merge;

import java.util.List;

/** What a merge would give. */
public sealed interface Verdict {

    /**
     * It works without a person.
     *
     * @param tree id of the tree that comes out
     */
    record Clean(String tree) implements Verdict {}

    /** A person must decide these files. */
    record Conflicting(List<Conflict> conflicts) implements Verdict {
        public Conflicting {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * It cannot be said here what git would do.
     *
     * @param reason a sentence
     */
    record Unsure(String reason) implements Verdict {}
}
