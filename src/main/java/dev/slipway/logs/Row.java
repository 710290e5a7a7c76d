package dev.slipway.logs;

import dev.slipway.logs.format.Level;
import java.time.Instant;
import java.util.Optional;

/** What stands in one row of merged logs. */
public sealed interface Row {
    /** Stays the same for the same row, whatever comes before it later. */
    long id();

    /** What it is sorted by; empty before the first time of its log. */
    Optional<Instant> time();

    /** A record; its text is read when it is asked for. */
    record Wrote(long id, Optional<Instant> time, LogName log, Optional<Level> level) implements Row {}

    /** A break in a log. */
    record Broke(long id, Optional<Instant> time, LogName log, Gap gap) implements Row {}

    /** A deployment. */
    record Marked(long id, Optional<Instant> time, Mark mark) implements Row {}
}
