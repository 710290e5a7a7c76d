package dev.slipway.logs;

import dev.slipway.logs.format.Head;
import dev.slipway.logs.format.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a program wrote at once: a line, or one with those that belong to it, such as a stack trace.
 *
 * @param source where it was written
 * @param time when, or of a record that does not say so that of the last one of its source that does; empty before that
 * @param head what its first line says
 * @param lines as they were written
 */
public record LogRecord(String source, Optional<Instant> time, Head head, List<String> lines) {
    public LogRecord {
        lines = List.copyOf(lines);
    }

    /** How grave it is; empty where nothing says so. */
    public Optional<Level> level() {
        return head.level();
    }

    /** All of it as it was written. */
    public String text() {
        return String.join("\n", lines);
    }
}
