package dev.slipway.journal;

import dev.slipway.release.Digest;
import java.util.Optional;

/** What checking the trail gave. */
public sealed interface Verification {
    /** Every entry follows from the one before it, and the last is the one that was noted outside the database. */
    record Intact(long entries, Digest head) implements Verification {}

    /**
     * The trail was changed.
     *
     * @param sequence of the first entry that is wrong or missing
     * @param reason one sentence: what is wrong with it
     * @param before the entry before it, if there is one
     * @param found the entry that stands there, if there is one
     * @param after the entry behind it, if there is one
     */
    record Broken(long sequence, String reason, Optional<Entry> before, Optional<Entry> found, Optional<Entry> after)
            implements Verification {}
}
