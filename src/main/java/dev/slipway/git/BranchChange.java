package dev.slipway.git;

import dev.slipway.release.Revision;
import java.util.Optional;

/** What becomes of one local branch: from what to what, and so also how it is undone. */
public sealed interface BranchChange {
    /** The name of the branch before, such as {@code release/1.9}. */
    String branch();

    /** The change that undoes this one. */
    BranchChange back();

    /**
     * It points elsewhere.
     *
     * @param from empty where it is made
     * @param to empty where it is deleted
     */
    record Moved(String branch, Optional<Revision> from, Optional<Revision> to) implements BranchChange {
        @Override
        public Moved back() {
            return new Moved(branch, to, from);
        }
    }

    /**
     * It is called otherwise.
     *
     * @param at where it points
     */
    record Renamed(String branch, String name, Revision at) implements BranchChange {
        @Override
        public Renamed back() {
            return new Renamed(/* branch= */ name, /* name= */ branch, at);
        }
    }

    /** A new branch. */
    static Moved made(String branch, Revision at) {
        return new Moved(branch, Optional.empty(), Optional.of(at));
    }

    /** A branch that goes. */
    static Moved deleted(String branch, Revision from) {
        return new Moved(branch, Optional.of(from), Optional.empty());
    }

    /** A branch that goes from one commit to another. */
    static Moved moved(String branch, Revision from, Revision to) {
        return new Moved(branch, Optional.of(from), Optional.of(to));
    }
}
