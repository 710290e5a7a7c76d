package dev.slipway.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries to show; an empty part does not restrict.
 *
 * @param kind a kind or the part of it before a dot
 * @param actor found in user, machine or identity, in any case
 * @param since not earlier than this
 * @param until earlier than this
 * @param text found in kind, subject, actor or body, in any case
 * @param before only entries with a smaller sequence: for the next page
 * @param limit at most this many
 */
public record Query(
        Optional<String> kind,
        Optional<String> subject,
        Optional<String> actor,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<String> text,
        Optional<Long> before,
        int limit) {

    /** The newest entries of all kinds. */
    public static Query newest(int limit) {
        return new Query(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    /** The same for at most so many entries. */
    public Query withLimit(int newLimit) {
        return new Query(kind, subject, actor, since, until, text, before, newLimit);
    }

    /** The same for one subject. */
    public Query withSubject(String newSubject) {
        return new Query(kind, Optional.of(newSubject), actor, since, until, text, before, limit);
    }
}
