package dev.slipway.logs;

/** Takes what a log says, in the order in which it was written. Called by one thread at a time. */
public interface Intake {
    /** What was written next. A piece may end anywhere, also within a character. */
    void bytes(byte[] buffer, int from, int count);

    /**
     * Between what came before and what comes now something may be missing, or came late. One with the beginning of the last
     * one tells more of that and takes its place.
     */
    void gap(Gap gap);

    /** How its reading stands from now on. */
    void state(LogState state);
}
