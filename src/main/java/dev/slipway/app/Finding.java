package dev.slipway.app;

/** What doctor found: where, in a sentence what, and what to do about it. */
public record Finding(Level level, String subject, String message, String remedy) {
    /** How bad it is. */
    public enum Level {
        OK,
        WARNING,
        FAULT
    }
}
