package dev.slipway.logs.format;

import dev.slipway.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A record that is one JSON object, by the keys that loggers use; and Docker's, which has what was written in one. */
final class JsonForm {
    static final String NAME = "json";
    static final List<String> TIME = List.of(
            "time", "timestamp", "@timestamp", "ts", "t", "datetime", "date", "asctime", "eventTime", "instant", "@t");
    static final List<String> LEVEL = List.of(
            "level", "severity", "log.level", "lvl", "levelname", "loglevel", "level_name", "@l", "status.severity");
    private static final List<String> MESSAGE = List.of("msg", "message", "@m", "@mt", "event", "text", "body");
    private static final List<String> LOGGER = List.of(
            "logger", "logger_name", "loggerName", "log.logger", "name", "component", "module", "caller", "source");

    private JsonForm() {}

    static Optional<Head> head(String line, Times times) {
        return line.endsWith("}") ? Json.object(line).map(members -> head(members, times)) : Optional.empty();
    }

    private static Head head(Map<String, String> members, Times times) {
        Map<String, String> fields = new LinkedHashMap<>(members);
        Optional<Instant> time = seconds(fields).or(() -> take(fields, TIME, times::field));
        Optional<Level> level = take(fields, LEVEL, Level::ofField);
        String message = take(fields, MESSAGE, Optional::of).orElse("");
        String logger = take(fields, LOGGER, Optional::of).orElse("");
        return new Head(NAME, time, level, logger, message, fields);
    }

    /** Log4j's JSON layout has the second and the nanoseconds in it. */
    private static Optional<Instant> seconds(Map<String, String> fields) {
        String second = fields.get("instant.epochSecond");
        if (second == null || !second.matches("\\d{1,12}")) {
            return Optional.empty();
        }
        String nano = fields.getOrDefault("instant.nanoOfSecond", "0");
        fields.remove("instant.epochSecond");
        fields.remove("instant.nanoOfSecond");
        return Optional.of(
                Instant.ofEpochSecond(Long.parseLong(second), nano.matches("\\d{1,9}") ? Long.parseLong(nano) : 0));
    }

    private interface Reading<T> {
        Optional<T> of(String value);
    }

    /** The first of these keys whose value can be read so; it is no field any more then. */
    private static <T> Optional<T> take(Map<String, String> fields, List<String> keys, Reading<T> reading) {
        for (String key : keys) {
            String value = fields.get(key);
            Optional<T> read = value == null ? Optional.empty() : reading.of(value);
            if (read.isPresent()) {
                fields.remove(key);
                return read;
            }
        }
        return Optional.empty();
    }

    /** What a program wrote, where the line is one of Docker's json-file driver (log, stream and time). */
    static Optional<Wrapped> wrapped(String line, Times times) {
        if (!line.startsWith("{\"log\":") || !line.endsWith("}")) {
            return Optional.empty();
        }
        return Json.object(line)
                .filter(members -> members.containsKey("stream") && members.containsKey("time"))
                .map(members -> new Wrapped(
                        members.getOrDefault("log", "").replaceFirst("\\r?\n$", ""),
                        times.stamp(members.getOrDefault("time", "")),
                        Optional.empty(),
                        !members.getOrDefault("log", "").endsWith("\n")));
    }
}
