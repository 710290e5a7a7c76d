package dev.slipway.ui.history;

import dev.slipway.app.BranchStanding;
import dev.slipway.git.Branch;
import dev.slipway.git.Tag;
import dev.slipway.release.Revision;
import java.util.Optional;

/** A line in the list of branches and tags. */
sealed interface RefLine {

    /**
     * What the lines below are: branches, those of a prefix, tags, those of a remote.
     *
     * @param key tells it from every other one
     * @param group whether it stands below another one
     */
    record Heading(String key, String title, int count, boolean group, boolean folded) implements RefLine {}

    /**
     * A branch.
     *
     * @param shown its name as far as the heading does not tell it
     * @param standing empty for remote-tracking ones, and until branches were compared
     */
    record OfBranch(Branch branch, String shown, boolean head, Optional<BranchStanding> standing) implements RefLine {
        /** Whether it stands below the heading of its prefix. */
        boolean member() {
            return !shown.equals(branch.name());
        }
    }

    /** A tag. */
    record OfTag(Tag tag) implements RefLine {}

    /** Tells it from every other line, and is the same after a change. */
    default String key() {
        return switch (this) {
            case Heading heading -> "heading " + heading.key();
            case OfBranch branch -> "branch " + branch.branch().name();
            case OfTag tag -> "tag " + tag.tag().name();
        };
    }

    /** The commit that it names; empty for a heading. */
    default Optional<Revision> revision() {
        return switch (this) {
            case Heading _ -> Optional.empty();
            case OfBranch branch -> Optional.of(branch.branch().tip());
            case OfTag tag -> Optional.of(tag.tag().revision());
        };
    }
}
