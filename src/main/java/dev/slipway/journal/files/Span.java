package dev.slipway.journal.files;

/** A part of the trail: the entries with a sequence above {@code low} and up to {@code high}. */
public record Span(long low, long high) {
    /** The smallest one that holds both. */
    Span union(Span other) {
        if (low >= high) {
            return other;
        }
        return other.low >= other.high ? this : new Span(Math.min(low, other.low), Math.max(high, other.high));
    }
}
