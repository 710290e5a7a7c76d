package dev.slipway.journal;

import dev.slipway.release.Digest;

/**
 * The end of the trail.
 *
 * @param sequence of the last entry, 0 in an empty trail
 * @param hash of the last entry
 */
record Head(long sequence, Digest hash) {
    /** Before the first entry; its hash is what the first entry names as the one before it. */
    static final Head EMPTY = new Head(0, new Digest("0".repeat(64)));

    static Head of(Entry entry) {
        return new Head(entry.sequence(), entry.hash());
    }
}
