package dev.slipway.project.condition;

import java.time.Duration;
import java.util.Optional;

/** What a condition is about that one answer does not show. */
public sealed interface Measure {
    /** The share of answers that were not healthy. */
    record Errors() implements Measure {}

    /** How long 95 of 100 answers took at most. */
    record P95() implements Measure {}

    /** How long a certificate is still valid. */
    record Certificate() implements Measure {}

    /**
     * How many records logs have.
     *
     * @param least of this level and graver ones
     * @param within of the last so long; empty for all
     */
    record Records(LogLevel least, Optional<Duration> within) implements Measure {}
}
