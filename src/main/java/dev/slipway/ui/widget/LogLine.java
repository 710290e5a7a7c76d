package dev.slipway.ui.widget;

import java.time.Instant;

/**
 * A line of output.
 *
 * @param source the host that wrote it
 * @param text one line, without its end
 */
public record LogLine(Instant at, String source, Level level, String text) {
    /** How much it matters. */
    public enum Level {
        NORMAL,
        WARNING,
        ERROR,
        /** A line between others that says that something begins or ends. */
        MARK
    }
}
