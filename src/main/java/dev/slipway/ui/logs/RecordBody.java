package dev.slipway.ui.logs;

import dev.slipway.app.words.Words;
import dev.slipway.logs.LogRecord;
import dev.slipway.logs.text.Columns;
import dev.slipway.logs.text.SafeText;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an open record shows below its first line: its other lines, and its fields as a table. */
final class RecordBody {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm:ss.SSS zzz", Locale.ENGLISH);
    private static final int LONGEST_NAME = 24;

    /** More than anybody reads in a list; an export has all. */
    private static final int MOST_LINES = 2000;

    private final int left;
    private final int columns;
    private final List<LaidLine> lines = new ArrayList<>();

    private RecordBody(Grid grid) {
        this.left = grid.messageAt();
        this.columns = grid.message();
    }

    /**
     * The lines of a body.
     *
     * @param rest what of it was written below its first line
     * @param release what its host ran; empty where that is not known
     */
    static List<LaidLine> of(LogRecord record, List<String> rest, String release, Grid grid, ZoneId zone) {
        RecordBody body = new RecordBody(grid);
        List<SafeText> safe =
                SafeText.of(rest.stream().limit(MOST_LINES).map(RowText::whole).toList());
        safe.forEach(line -> body.add(line, 0, Tone.PLAIN));
        if (rest.size() > MOST_LINES) {
            body.add(
                    SafeText.of("… " + Words.count(rest.size() - MOST_LINES, "line") + " more: an export has all."),
                    0,
                    Tone.MUTED);
        }
        body.table(fields(record, release, zone));
        return body.lines;
    }

    private static Map<String, String> fields(LogRecord record, String release, ZoneId zone) {
        Map<String, String> fields = new LinkedHashMap<>();
        record.time().ifPresent(time -> fields.put("time", EXACT.format(time.atZone(zone))));
        fields.put("release", release);
        fields.put("logger", record.head().logger());
        fields.put("form", record.head().form());
        record.head().fields().forEach(fields::putIfAbsent);
        fields.values().removeIf(String::isBlank);
        return fields;
    }

    private void table(Map<String, String> fields) {
        int width = Math.min(
                LONGEST_NAME,
                fields.keySet().stream().mapToInt(Columns::of).max().orElse(0));
        fields.forEach((name, value) -> field(SafeText.of(name).text(), value, width));
    }

    private void field(String name, String value, int width) {
        List<String> written = FormattedJson.is(value) && value.length() <= RowText.WHOLE
                ? FormattedJson.lines(value)
                : RowText.broken(value);
        List<SafeText> safe = SafeText.of(
                written.stream().limit(MOST_LINES).map(RowText::whole).toList());
        int before = lines.size();
        safe.forEach(line -> add(line, width + 2, Tone.PLAIN));
        if (lines.size() > before) {
            LaidLine first = lines.get(before);
            LineMaker named = new LineMaker().at(left).put(RowText.fitted(name, width), Tone.MUTED);
            List<Piece> pieces = new ArrayList<>(named.line().pieces());
            pieces.addAll(first.pieces());
            String text = first.text();
            int end = left + width + 2;
            lines.set(
                    before,
                    new LaidLine(pieces, named.at(end).line().text() + text.substring(Math.min(end, text.length()))));
        }
    }

    private void add(SafeText safe, int indent, Tone tone) {
        int begin = 0;
        for (int end : Breaks.of(safe.text(), Math.max(8, columns - indent))) {
            lines.add(new LineMaker()
                    .at(left + indent)
                    .put(safe, begin, end, tone)
                    .line());
            begin = end;
        }
    }
}
