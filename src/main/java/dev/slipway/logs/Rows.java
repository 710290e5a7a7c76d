package dev.slipway.logs;

import dev.slipway.logs.format.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Merged logs, or what a search found in them, at one moment: in the order of time, each log in its own order. Immutable. */
public interface Rows {
    int size();

    /** The row at this place; no text is read for it. */
    Row row(int place);

    /**
     * The record at this place.
     *
     * @return empty of a row that is none, and of a record that is no longer kept
     */
    Optional<LogRecord> record(int place);

    /** Where the row of this id stands; empty where it is not among these. */
    Optional<Integer> placeOf(long id);

    /**
     * The places among the first of these, up to this count, of rows that are not among the first of earlier ones.
     *
     * @param before earlier rows of the same timeline or search
     */
    List<Integer> added(int count, Rows before, int beforeCount);

    /** The first place at or after this time; {@link #size()} where there is none. */
    int at(Instant time);

    /** The next place after this one with a record of this level or a graver one; empty where there is none. */
    Optional<Integer> next(int place, Level least);

    /** The same before this one. */
    Optional<Integer> previous(int place, Level least);

    /** How many records there are by level and time. */
    Histogram histogram(int buckets);

    /** When the first and the last record were written; empty where none has a time. */
    Optional<Span> span();

    /** A stretch of time, both ends included. */
    record Span(Instant from, Instant until) {}

    /**
     * Counts of records.
     *
     * @param counts a bucket of time each, from first to last: by {@link Level#rank}, and last those without a level
     */
    record Histogram(Instant from, Instant until, List<long[]> counts) {}
}
