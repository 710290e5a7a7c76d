package dev.slipway.cli;

import dev.slipway.app.words.GapText;
import dev.slipway.logs.Gap;
import dev.slipway.logs.LogName;
import dev.slipway.logs.LogRecord;
import dev.slipway.logs.Mark;
import dev.slipway.logs.Row;
import dev.slipway.logs.Rows;
import dev.slipway.logs.format.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints records of logs, and what happened between them. */
record LogPrinter(Terminal terminal, boolean json) {

    /** @param source in front of each line; nothing where there is only one */
    void print(LogRecord record, String source) {
        if (json) {
            terminal.object(Shown.of(record));
            return;
        }
        boolean bad =
                record.level().filter(has -> has.compareTo(Level.ERROR) >= 0).isPresent();
        for (String text : record.lines()) {
            Line line = Line.of("").muted(source);
            terminal.line(bad ? line.bad(text) : line.written(text));
        }
    }

    /** A row of logs of hosts. */
    void print(Rows rows, int place) {
        switch (rows.row(place)) {
            case Row.Wrote wrote -> rows.record(place).ifPresent(record -> print(record, wrote.log() + "  "));
            case Row.Broke broke -> print(broke.log(), broke.gap());
            case Row.Marked marked -> print(marked.mark());
        }
    }

    private void print(LogName log, Gap gap) {
        if (json) {
            terminal.object(new Broken(log.toString(), gap));
        } else {
            terminal.line(Line.of("").muted("── " + log + ": " + GapText.of(gap) + " ──"));
        }
    }

    private void print(Mark mark) {
        if (json) {
            terminal.object(new Deployed(mark));
        } else {
            terminal.line(Line.of("").muted("── " + mark.text() + " ──"));
        }
    }

    /** What {@code --json} prints of a break. */
    private record Broken(String source, Gap gap) {}

    /** What {@code --json} prints of a deployment. */
    private record Deployed(Mark mark) {}

    /** What {@code --json} prints of a record. */
    private record Shown(
            String source,
            Optional<Instant> time,
            Optional<Level> level,
            String logger,
            String message,
            Map<String, String> fields,
            String form,
            List<String> lines) {
        static Shown of(LogRecord record) {
            return new Shown(
                    record.source(),
                    record.time(),
                    record.level(),
                    record.head().logger(),
                    record.head().message(),
                    record.head().fields(),
                    record.head().form(),
                    record.lines());
        }
    }
}
