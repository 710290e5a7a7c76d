package dev.slipway.logs.format;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the first line of a record says.
 *
 * @param form a word for it, such as json
 * @param time when it was written; empty where the line has none
 * @param level how grave it is; empty where nothing says so
 * @param logger what wrote it; may be empty
 * @param message without what stands for itself
 * @param fields all else that has a name, in the order of the line
 */
public record Head(
        String form,
        Optional<Instant> time,
        Optional<Level> level,
        String logger,
        String message,
        Map<String, String> fields) {
    public Head {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static Head of(String form, Optional<Instant> time, Optional<Level> level, String logger, String message) {
        return new Head(form, time, level, logger, message, Map.of());
    }

    Head with(Map<String, String> more) {
        return new Head(form, time, level, logger, message, more);
    }

    /** The same in another form. */
    public Head as(String other) {
        return new Head(other, time, level, logger, message, fields);
    }

    /** The same with the level and the message that the next line says. */
    public Head saying(Optional<Level> said, String text) {
        return new Head(form, time, said, logger, text, fields);
    }

    /** The same, with time and level of what is around it where it has none of its own. */
    Head within(Forms.Unwrapped wrapper) {
        return new Head(form, time.or(wrapper::time), level.or(wrapper::level), logger, message, fields);
    }
}
