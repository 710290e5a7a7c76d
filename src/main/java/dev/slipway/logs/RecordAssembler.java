package dev.slipway.logs;

import dev.slipway.logs.format.Forms;
import dev.slipway.logs.format.Forms.Unwrapped;
import dev.slipway.logs.format.Head;
import dev.slipway.logs.format.LineFacts;
import dev.slipway.logs.format.LineReader;
import dev.slipway.logs.format.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the lines of one source together to records, as they come. */
final class RecordAssembler {
    /** Of a line that came in pieces, in characters. */
    private static final int LONGEST = 1_000_000;

    private final String source;
    private final Forms forms;
    private final List<String> lines = new ArrayList<>();
    private final Grouping grouping = new Grouping();
    private final LineFacts facts = new LineFacts();
    private final StringBuilder pieces = new StringBuilder();
    private Optional<Head> head = Optional.empty();
    private Optional<Instant> last = Optional.empty();

    RecordAssembler(String source, Forms forms) {
        this.source = source;
        this.forms = forms;
    }

    /** Takes the next line; gives the record before, where this line shows that it has ended. */
    Optional<LogRecord> take(String written) {
        Unwrapped piece = forms.unwrapped(written);
        if (piece.goesOn() && pieces.length() < LONGEST) {
            pieces.append(piece.line());
            return Optional.empty();
        }
        Unwrapped line =
                pieces.isEmpty() ? piece : new Unwrapped(pieces + piece.line(), piece.time(), piece.level(), false);
        pieces.setLength(0);
        return take(line);
    }

    private Optional<LogRecord> take(Unwrapped line) {
        Optional<Head> begins = forms.head(line);
        LineReader.told(line, begins, facts);
        if (grouping.joins(facts)) {
            if (lines.size() == 1 && begins.isPresent()) {
                head = head.map(first -> saying(first, begins.get()));
            }
            lines.add(line.line());
            return Optional.empty();
        }
        Optional<LogRecord> before = finished();
        Head first = begins.orElseGet(() -> Trace.begun(line.line())
                .orElse(new Head(Forms.TEXT, line.time(), line.level(), "", line.line(), Map.of())));
        head = Optional.of(first.form().equals(Forms.POSTGRES_MORE) ? first.as(Forms.POSTGRES) : first);
        lines.add(line.line());
        return before;
    }

    /** The second line of java.util.logging has level and message. */
    private static Head saying(Head first, Head second) {
        return first.form().equals(Forms.JUL) ? first.saying(second.level(), second.message()) : first;
    }

    /** What was not ended yet. */
    Optional<LogRecord> end() {
        grouping.end();
        return finished();
    }

    private Optional<LogRecord> finished() {
        Optional<LogRecord> record = head.map(known -> {
            last = known.time().or(() -> last);
            return new LogRecord(source, last, known, lines);
        });
        head = Optional.empty();
        lines.clear();
        return record;
    }
}
