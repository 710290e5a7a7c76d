package dev.slipway.ui.audit;

import dev.slipway.journal.Entry;
import dev.slipway.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** One line about an entry, out of the words that its body has for people. */
final class Summary {
    private static final List<String> TELLING =
            List.of("verdict", "host", "phase", "result", "reason", "detail", "message", "tag", "number");

    private Summary() {}

    /** The telling parts of the body, in a fixed order; empty where it has none. */
    static String of(Entry entry) {
        Map<?, ?> body = body(entry);
        return String.join(
                " \u00b7 ",
                TELLING.stream()
                        .map(body::get)
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .filter(text -> !text.isBlank() && !text.startsWith("{"))
                        .map(Summary::plain)
                        .toList());
    }

    /** The body for people to read: indented JSON, or as it stands where it is none. */
    static String pretty(Entry entry) {
        try {
            return Json.pretty(entry.body());
        } catch (IllegalArgumentException notJson) {
            return entry.body();
        }
    }

    private static Map<?, ?> body(Entry entry) {
        try {
            return Json.read(entry.body().getBytes(StandardCharsets.UTF_8), Map.class);
        } catch (UncheckedIOException notAnObject) {
            return Map.of();
        }
    }

    private static String plain(String text) {
        boolean constant = text.chars().allMatch(c -> Character.isUpperCase(c) || c == '_');
        return constant ? text.toLowerCase(Locale.ROOT).replace('_', ' ') : text;
    }
}
