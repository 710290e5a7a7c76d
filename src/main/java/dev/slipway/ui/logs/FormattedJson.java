package dev.slipway.ui.logs;

import java.util.ArrayList;
import java.util.List;

/**
 * JSON over several lines, character for character as it was written: numbers and escapes are not spelled anew, as a reader of
 * JSON would. What is none comes out as it is, only broken.
 */
final class FormattedJson {
    private static final String STEP = "  ";

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int depth;

    private FormattedJson() {}

    /** Whether a text looks like an object or a list. */
    static boolean is(String text) {
        String stripped = text.strip();
        return stripped.length() > 2
                && ((stripped.startsWith("{") && stripped.endsWith("}"))
                        || (stripped.startsWith("[") && stripped.endsWith("]")));
    }

    static List<String> lines(String json) {
        FormattedJson formatted = new FormattedJson();
        formatted.read(json.strip());
        formatted.end();
        return formatted.lines;
    }

    private void read(String json) {
        boolean quoted = false;
        for (int at = 0; at < json.length(); at++) {
            char c = json.charAt(at);
            if (quoted) {
                line.append(c);
                if (c == '\\' && at + 1 < json.length()) {
                    line.append(json.charAt(++at));
                } else {
                    quoted = c != '"';
                }
            } else {
                quoted = c == '"';
                take(c);
            }
        }
    }

    private void take(char c) {
        switch (c) {
            case '{', '[' -> {
                line.append(c);
                depth++;
                end();
            }
            case '}', ']' -> {
                end();
                depth = Math.max(0, depth - 1);
                append(c);
            }
            case ',' -> {
                line.append(c);
                end();
            }
            case ':' -> line.append(": ");
            case ' ', '\t', '\n', '\r' -> {}
            default -> append(c);
        }
    }

    private void append(char c) {
        if (line.isEmpty()) {
            line.append(STEP.repeat(depth));
        }
        line.append(c);
    }

    private void end() {
        if (!line.toString().isBlank()) {
            lines.add(line.toString());
        }
        line.setLength(0);
    }
}
