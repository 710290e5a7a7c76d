package dev.slipway.release;

import java.util.Optional;

/**
 * What travels: a revision, with the tag and version that name it. A revision without a tag can be deployed too; it is
 * then called by its abbreviated id.
 */
public record Release(Revision revision, Optional<String> tag, Optional<Version> version) {

    /** A release that is only a revision. */
    public static Release untagged(Revision revision) {
        return new Release(revision, Optional.empty(), Optional.empty());
    }

    /** The tag, or the abbreviated revision where there is none: how people call it. */
    public String name() {
        return tag.orElseGet(revision::abbreviated);
    }
}
