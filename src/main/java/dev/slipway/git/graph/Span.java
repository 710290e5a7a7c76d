package dev.slipway.git.graph;

/**
 * From one moment to another, both within it, in seconds since 1970.
 *
 * @param from the first second
 * @param until the last second
 */
public record Span(long from, long until) {
    /** All times. */
    public static final Span ALWAYS = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean has(long time) {
        return from <= time && time <= until;
    }
}
