package dev.slipway.journal.files;

import dev.slipway.journal.Entry;
import dev.slipway.release.Digest;

/**
 * The end of the trail.
 *
 * @param sequence of the last entry, 0 in an empty trail
 * @param hash of the last entry
 */
public record Head(long sequence, Digest hash) {
    /** Before the first entry; its hash is what the first entry names as the one before it. */
    public static final Head EMPTY = new Head(0, new Digest("0".repeat(64)));

    /** Where the trail ends with this entry. */
    public static Head of(Entry entry) {
        return new Head(entry.sequence(), entry.hash());
    }
}
