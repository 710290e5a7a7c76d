package dev.slipway.logs;

import dev.slipway.json.Json;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.text.SafeText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How records are written into a file. Nothing in it acts on what shows it. */
public enum WrittenForm {
    /** As the programs wrote them, with the log before each line. */
    TEXT,
    /** A line of JSON each. */
    JSON_LINES;

    private record Written(
            String source,
            Optional<Instant> time,
            Optional<Level> level,
            String logger,
            String message,
            Map<String, String> fields,
            String form,
            List<String> lines) {}

    /** One record, with the end of its last line. */
    public String of(LogName log, LogRecord record) {
        return switch (this) {
            case TEXT -> text(log, record);
            case JSON_LINES ->
                SafeText.inJson(Json.text(new Written(
                                log.toString(),
                                record.time(),
                                record.level(),
                                record.head().logger(),
                                record.head().message(),
                                record.head().fields(),
                                record.head().form(),
                                record.lines())))
                        + "\n";
        };
    }

    private static String text(LogName log, LogRecord record) {
        String name = SafeText.visible(log.toString());
        StringBuilder text = new StringBuilder();
        for (SafeText line : SafeText.of(record.lines())) {
            text.append(name).append("  ").append(line.text()).append('\n');
        }
        return text.toString();
    }
}
