package dev.slipway.logs;

import java.time.Instant;

/** How the reading of a log stands. That nothing is written and that nothing can be heard are different. */
public sealed interface LogState {
    /** Its host is being connected to. */
    record Connecting() implements LogState {}

    /** What was written before it began has come, and what is written comes at once; nothing comes while nothing is written. */
    record Following() implements LogState {}

    /**
     * It is not there yet, and is looked for again and again.
     *
     * @param what such as "/var/log/app.log does not exist yet"
     */
    record Waiting(String what) implements LogState {}

    /** Nothing can be heard since then; it is tried again and again. */
    record Lost(Instant since, String why) implements LogState {}

    /** Nothing more will come, as of a file at hand that was read to its end. */
    record Ended(String how) implements LogState {}

    /** It cannot be read. */
    record Refused(String why, String remedy) implements LogState {}
}
