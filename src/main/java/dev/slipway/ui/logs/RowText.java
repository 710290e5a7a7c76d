package dev.slipway.ui.logs;

import dev.slipway.app.words.GapText;
import dev.slipway.app.words.Words;
import dev.slipway.logs.LogName;
import dev.slipway.logs.LogRecord;
import dev.slipway.logs.Row;
import dev.slipway.logs.Rows;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.text.SafeText;
import dev.slipway.ui.logs.LaidRow.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lays rows out: what stands in which column. */
final class RowText {
    /** How much of a line is read while its record is folded. */
    static final int FIRST = 4000;

    /** And while it is open. */
    static final int WHOLE = 100_000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS");
    private static final Pattern LINE_END = Pattern.compile("\r?\n");
    private static final int MOST_FIELDS = 12;
    private static final int LOGGER = 24;

    private final ZoneId zone;
    private final Map<String, Integer> hosts;
    private final Releases releases;

    /** Whether a record shows all that it has, and whether long lines go on in the next. */
    record Look(boolean open, boolean wrapped) {}

    /** @param hosts their numbers, which decide their colours */
    RowText(ZoneId zone, Map<String, Integer> hosts, Releases releases) {
        this.zone = zone;
        this.hosts = Map.copyOf(hosts);
        this.releases = releases;
    }

    /** Whether a release is the one that was switched to last. */
    boolean newest(String release) {
        return releases.newest(release);
    }

    LaidRow lay(Rows rows, int place, Grid grid, Look look) {
        return switch (rows.row(place)) {
            case Row.Wrote wrote -> wrote(wrote, rows.record(place), grid, look);
            case Row.Broke broke -> band(broke, Kind.GAP, prefix(broke.log()) + GapText.of(broke.gap()), grid);
            case Row.Marked marked -> band(marked, Kind.MARK, marked.mark().text(), grid);
        };
    }

    private static String prefix(LogName log) {
        return log.log().isEmpty() ? "" : log + "  ";
    }

    private LaidRow band(Row row, Kind kind, String words, Grid grid) {
        Tone tone = kind == Kind.GAP ? Tone.WARNING : Tone.RELEASE;
        String time = time(row.time(), grid);
        LaidLine line = new LineMaker()
                .put(time, tone)
                .at(grid.hostAt())
                .put(SafeText.of(words), 0, SafeText.of(words).text().length(), tone)
                .line();
        return new LaidRow(row, kind, List.of(line), 0, false, "", line.text().strip());
    }

    private LaidRow wrote(Row.Wrote row, Optional<LogRecord> record, Grid grid, Look look) {
        Tone ink = row.level().map(Tone::of).orElse(Tone.MUTED);
        String release = releases.at(row.log(), row.time());
        List<String> said = record.map(RowText::said).orElse(List.of("not kept any more"));
        List<String> rest = said.subList(1, said.size());
        SafeText message = SafeText.of(cut(said.getFirst(), look.open() ? WHOLE : FIRST));
        List<LaidLine> lines = new ArrayList<>();
        boolean breaks = look.wrapped() || look.open();
        int begin = 0;
        for (int end : breaks
                ? Breaks.of(message.text(), grid.message())
                : List.of(message.text().length())) {
            LineMaker line = begin == 0 ? head(row, ink, grid) : new LineMaker().at(grid.messageAt());
            if (begin == 0 && !look.open() && !look.wrapped()) {
                record.ifPresent(one -> logger(line, one));
            }
            line.put(message, begin, end, record.isPresent() ? Tone.PLAIN : Tone.MUTED);
            if (!look.open() && end == message.text().length()) {
                record.ifPresent(one -> more(line, one, rest.size()));
            }
            lines.add(line.line());
            begin = end;
        }
        if (look.open()) {
            record.ifPresent(one -> lines.addAll(RecordBody.of(one, rest, release, grid, zone)));
        }
        boolean grave =
                row.level().filter(level -> level.compareTo(Level.ERROR) >= 0).isPresent();
        String spoken = lines.getFirst().text() + (look.open() || rest.isEmpty() ? "" : ", folded");
        return new LaidRow(row, grave ? Kind.GRAVE : Kind.RECORD, lines, rest.size(), look.open(), release, spoken);
    }

    private LineMaker head(Row.Wrote row, Tone ink, Grid grid) {
        LineMaker line = new LineMaker().put(time(row.time(), grid), Tone.MUTED).at(grid.hostAt());
        if (grid.host() > 0) {
            Tone tone = Tone.ofHost(hosts.getOrDefault(row.log().host(), 0));
            line.put(fitted(SafeText.of(row.log().host()).text(), grid.host()), tone);
        }
        line.at(grid.logAt());
        if (grid.log() > 0) {
            line.put(fitted(SafeText.of(row.log().log()).text(), grid.log()), Tone.MUTED);
        }
        line.at(grid.levelAt());
        return line.put(row.level().map(Level::name).orElse(""), ink).at(grid.messageAt());
    }

    /** Before the message: what wrote it, by the last part of its name. */
    private static void logger(LineMaker line, LogRecord record) {
        String logger = SafeText.of(cut(record.head().logger(), 200)).text();
        String last = logger.substring(1 + Math.max(logger.lastIndexOf('.'), logger.lastIndexOf('/')));
        if (!last.isBlank()) {
            line.put(fitted(last, LOGGER) + ": ", Tone.MUTED);
        }
    }

    /** Behind the message: fields of forms that have most of what they say in them, and what is folded. */
    private static void more(LineMaker line, LogRecord record, int lines) {
        String form = record.head().form();
        if (form.equals("json") || form.equals("logfmt")) {
            record.head().fields().entrySet().stream().limit(MOST_FIELDS).forEach(field -> {
                SafeText safe = SafeText.of(cut("  " + field.getKey() + "=" + field.getValue(), 200));
                line.put(safe, 0, safe.text().length(), Tone.MUTED);
            });
        }
        if (lines > 0) {
            line.put("  ▸ " + Words.count(lines, "line"), Tone.MUTED);
        }
    }

    /** The message, and each line below it. */
    static List<String> said(LogRecord record) {
        String message = record.head().message();
        List<String> lines =
                new ArrayList<>(broken(message.isBlank() ? record.lines().getFirst() : message));
        lines.addAll(record.lines().subList(1, record.lines().size()));
        return lines;
    }

    /** Its lines; a carriage return alone begins none, but is shown. */
    static List<String> broken(String text) {
        return Arrays.asList(LINE_END.split(text, -1));
    }

    private String time(Optional<Instant> time, Grid grid) {
        return time.map(at -> (grid.dated() ? DAY : TIME).format(at.atZone(zone)))
                .orElse("");
    }

    /** As much of a line as an open record shows. */
    static String whole(String line) {
        return cut(line, WHOLE);
    }

    private static String cut(String line, int most) {
        if (line.length() <= most) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
        return line.substring(0, end) + " … (" + Words.count(line.length() - end, "character") + " more)";
    }

    /** A name in this many columns: what tells names apart stands at their ends. */
    static String fitted(String name, int width) {
        if (name.length() <= width) {
            return name;
        }
        int left = (width - 1) / 2;
        return name.substring(0, left) + "…" + name.substring(name.length() - (width - 1 - left));
    }
}
