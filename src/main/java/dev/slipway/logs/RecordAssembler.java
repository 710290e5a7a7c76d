package dev.slipway.logs;

import dev.slipway.logs.format.Forms;
import dev.slipway.logs.format.Forms.Unwrapped;
import dev.slipway.logs.format.Head;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.format.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Puts the lines of one source together to records, as they come. */
final class RecordAssembler {
    /** What goes on for longer is no record that somebody reads: it is told in parts. */
    private static final int MOST_LINES = 10_000;

    /** Of a line that came in pieces, in characters. */
    private static final int LONGEST = 1_000_000;

    private final String source;
    private final Forms forms;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder pieces = new StringBuilder();
    private Optional<Head> head = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private Trace trace = Trace.NONE;

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
        Unwrapped line = pieces.isEmpty() ? piece : new Unwrapped(pieces + piece.line(), piece.time(), false);
        pieces.setLength(0);
        return take(line);
    }

    private Optional<LogRecord> take(Unwrapped line) {
        Optional<Head> begins = forms.head(line);
        if (begins.isPresent() ? belongs(begins.get()) : continues(line.line())) {
            trace = trace.after(line.line());
            lines.add(line.line());
            return Optional.empty();
        }
        Optional<LogRecord> before = end();
        Head first = begins.orElseGet(() -> Trace.begun(line.line())
                .orElse(new Head(Forms.TEXT, line.time(), Optional.empty(), "", line.line(), Map.of())));
        head = Optional.of(first.form().equals(Forms.POSTGRES_MORE) ? first.as(Forms.POSTGRES) : first);
        trace = Trace.NONE.after(line.line());
        lines.add(line.line());
        return before;
    }

    /** Whether a line that could begin a record says more of the one before. */
    private boolean belongs(Head next) {
        if (head.isEmpty()) {
            return false;
        }
        Head before = head.get();
        if (before.form().equals(Forms.JUL) && lines.size() == 1 && next.time().isEmpty()) {
            head = Optional.of(before.saying(next.level(), next.message()));
            return true;
        }
        return next.form().equals(Forms.POSTGRES_MORE)
                && before.form().equals(Forms.POSTGRES)
                && Objects.equals(before.fields().get("pid"), next.fields().get("pid"));
    }

    private boolean continues(String line) {
        boolean grave = head.flatMap(Head::level)
                .filter(level -> level.compareTo(Level.WARN) >= 0)
                .isPresent();
        return head.isPresent() && lines.size() < MOST_LINES && trace.continues(line, grave);
    }

    /** What was not ended yet. */
    Optional<LogRecord> end() {
        Optional<LogRecord> record = head.map(known -> {
            last = known.time().or(() -> last);
            return new LogRecord(source, last, known, lines);
        });
        head = Optional.empty();
        lines.clear();
        return record;
    }
}
