package dev.slipway.journal.files;

import dev.slipway.journal.Draft;
import dev.slipway.journal.Entry;
import dev.slipway.json.Json;
import dev.slipway.release.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * How an entry is written for hashing. The hash is SHA-256 over the canonical JSON form (UTF-8) of {@code actor} (with
 * {@code identity}, {@code machine}, {@code user}), {@code at} (ISO 8601, UTC, at most microseconds), {@code body} (a
 * string), {@code kind}, {@code previous} (64 hexadecimal digits), {@code sequence} and {@code subject}.
 */
final class EntryForm {
    private static final int DIGITS = 64;
    private static final byte[] HASH = ",\"hash\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int HASH_LENGTH = HASH.length + DIGITS + "\"".length();

    private EntryForm() {}

    /** The entry that follows {@code previous}. */
    static Entry next(Head previous, Draft draft, Instant now) {
        Entry open = new Entry(
                previous.sequence() + 1,
                now.truncatedTo(ChronoUnit.MICROS),
                draft.actor(),
                draft.kind(),
                draft.subject(),
                draft.body(),
                previous.hash(),
                Head.EMPTY.hash());
        return new Entry(
                open.sequence(),
                open.at(),
                open.actor(),
                open.kind(),
                open.subject(),
                open.body(),
                open.previous(),
                hash(open));
    }

    /** The hash that an entry must have. */
    static Digest hash(Entry entry) {
        byte[] json = Json.bytes(entry);
        return hash(json, 0, json.length);
    }

    /**
     * The hash that the entry must have whose JSON stands in this part of the bytes. Its own hash is cut out of that, which
     * is faster than writing the rest again. Quotes within a text are escaped, so the name of the part is found only where
     * the part is. What is no entry gets a hash that fits none.
     */
    static Digest hash(byte[] json, int from, int to) {
        int own = lastIndexOf(HASH, json, from, to - HASH_LENGTH + HASH.length);
        MessageDigest content = Digest.sha256();
        if (own < 0) {
            content.update(json, from, to - from);
        } else {
            int rest = own + HASH_LENGTH;
            content.update(json, from, own - from);
            content.update(json, rest, to - rest);
        }
        return Digest.of(content);
    }

    /** Where these bytes stand for the last time within a part of others; negative if they do not. */
    private static int lastIndexOf(byte[] wanted, byte[] bytes, int from, int to) {
        int at = to - wanted.length;
        while (at >= from && !Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
            at--;
        }
        return at < from ? -1 : at;
    }
}
