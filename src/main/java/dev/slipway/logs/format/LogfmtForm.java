package dev.slipway.logs.format;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code level=info msg="started" port=8080}, as Heroku and Go's libraries write it. */
final class LogfmtForm {
    static final List<String> LEVEL = List.of("level", "lvl", "severity");
    static final List<String> TIME = List.of("time", "ts", "t", "timestamp", "at");
    static final List<String> MESSAGE = List.of("msg", "message", "event");
    private static final List<String> LOGGER = List.of("logger", "caller", "component", "module", "name");

    private LogfmtForm() {}

    static Optional<Head> head(String line, Times times) {
        Map<String, String> fields = pairs(line);
        if (fields.size() < 2
                || (value(fields, LEVEL).isEmpty() && value(fields, MESSAGE).isEmpty())) {
            return Optional.empty();
        }
        Optional<Instant> time = value(fields, TIME).flatMap(times::field);
        Optional<Level> level = value(fields, LEVEL).flatMap(Level::ofField);
        String message = value(fields, MESSAGE).orElse("");
        String logger = value(fields, LOGGER).orElse("");
        time.ifPresent(_ -> remove(fields, TIME));
        level.ifPresent(_ -> remove(fields, LEVEL));
        remove(fields, MESSAGE);
        remove(fields, LOGGER);
        return Optional.of(new Head("logfmt", time, level, logger, message, fields));
    }

    private static Optional<String> value(Map<String, String> fields, List<String> keys) {
        return keys.stream().filter(fields::containsKey).findFirst().map(fields::get);
    }

    private static void remove(Map<String, String> fields, List<String> keys) {
        keys.stream().filter(fields::containsKey).findFirst().ifPresent(fields::remove);
    }

    /** All of the line; nothing where a part of it is no pair. */
    private static Map<String, String> pairs(String line) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Cursor cursor = new Cursor(line, 0);
        while (true) {
            cursor.overBlanks();
            if (cursor.end()) {
                return pairs;
            }
            String key = key(cursor);
            if (key.isEmpty() || !cursor.over('=')) {
                return Map.of();
            }
            pairs.put(key, cursor.over('"') ? cursor.quoted() : cursor.word());
        }
    }

    private static String key(Cursor cursor) {
        StringBuilder key = new StringBuilder();
        for (char c = cursor.peek(); Character.isLetterOrDigit(c) || "_.-@/".indexOf(c) >= 0; c = cursor.peek()) {
            key.append(c);
            cursor.over(c);
        }
        return key.toString();
    }
}
