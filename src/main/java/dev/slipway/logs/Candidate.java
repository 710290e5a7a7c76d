package dev.slipway.logs;

import dev.slipway.logs.format.Level;
import java.util.Optional;

/** A record as far as a query looks at it: the bytes come before the text, and the text before the fields. */
public interface Candidate {
    Optional<Level> level();

    /** Whether these words stand in one of its lines. */
    boolean has(Words words);

    /** All of it. */
    String text();

    LogRecord record();

    /** A record that is known in full. */
    static Candidate of(LogRecord record) {
        return new Candidate() {
            @Override
            public Optional<Level> level() {
                return record.level();
            }

            @Override
            public boolean has(Words words) {
                return record.lines().stream().anyMatch(words::in);
            }

            @Override
            public String text() {
                return record.text();
            }

            @Override
            public LogRecord record() {
                return record;
            }
        };
    }
}
