package dev.slipway.journal;

import dev.slipway.json.Json;
import dev.slipway.release.Digest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How an entry is written for hashing and for export. The hash is SHA-256 over the canonical JSON form (UTF-8) of
 * {@code actor} (with {@code identity}, {@code machine}, {@code user}), {@code at} (ISO 8601, UTC, at most microseconds),
 * {@code body} (a string), {@code kind}, {@code previous} (64 hexadecimal digits), {@code sequence} and {@code subject}.
 * An exported line is the same with {@code hash} added, so that whoever takes {@code hash} out of a line can compute it.
 */
final class EntryForm {
    private EntryForm() {}

    private record Content(
            Actor actor, Instant at, String body, String kind, String previous, long sequence, String subject) {}

    private record Line(
            Actor actor,
            Instant at,
            String body,
            String hash,
            String kind,
            String previous,
            long sequence,
            String subject) {}

    /** The entry that follows {@code previous}. */
    static Entry next(Head previous, Draft draft, Instant now) {
        long sequence = previous.sequence() + 1;
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        Content content = new Content(
                draft.actor(), at, draft.body(), draft.kind(), previous.hash().hex(), sequence, draft.subject());
        return new Entry(
                sequence,
                at,
                draft.actor(),
                draft.kind(),
                draft.subject(),
                draft.body(),
                previous.hash(),
                Digest.of(Json.bytes(content)));
    }

    /** The hash that an entry must have. */
    static Digest hash(Entry entry) {
        return Digest.of(Json.bytes(new Content(
                entry.actor(),
                entry.at(),
                entry.body(),
                entry.kind(),
                entry.previous().hex(),
                entry.sequence(),
                entry.subject())));
    }

    /** One line of an export, without its line end. */
    static String line(Entry entry) {
        return Json.text(new Line(
                entry.actor(),
                entry.at(),
                entry.body(),
                entry.hash().hex(),
                entry.kind(),
                entry.previous().hex(),
                entry.sequence(),
                entry.subject()));
    }
}
