package dev.slipway.logs.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A line that others wrote, safe to show and to copy: it holds nothing that acts on what shows it, hides something or changes
 * the order of what is read. What asked for colours has become styles; all else of that kind is there as a symbol. Tabs are
 * spaces up to the next fourth column.
 *
 * @param spans stretches that do not look plain, in order
 */
public record SafeText(String text, List<Span> spans) {
    public SafeText {
        spans = List.copyOf(spans);
    }

    /** A stretch from one place in the text up to before another. */
    public record Span(int from, int to, Style style) {}

    /** Reads a line. */
    public static SafeText of(String line) {
        return isPlain(line) ? new SafeText(line, List.of()) : new SafeReading(true).line(line);
    }

    /** Reads lines that were written one after another: what looks so at the end of one goes on in the next. */
    public static List<SafeText> of(List<String> lines) {
        SafeReading reading = new SafeReading(true);
        List<SafeText> safe = new ArrayList<>(lines.size());
        lines.forEach(line -> safe.add(reading.line(line)));
        return safe;
    }

    /** A text of any number of lines as it is, but for what acts, which is there as symbols, sequences that ask for colours too. */
    public static String visible(String text) {
        return isPlain(text) ? text : new SafeReading(false).line(text).text();
    }

    /** The same JSON, with escapes in place of characters that act. */
    public static String inJson(String json) {
        return isPlain(json)
                ? json
                : json.codePoints()
                        .mapToObj(c -> Visible.acts(c) && c != '\t' && c != '\n' ? escape(c) : Character.toString(c))
                        .collect(Collectors.joining());
    }

    private static String escape(int character) {
        return Character.toString(character)
                .chars()
                .mapToObj(unit -> String.format(Locale.ROOT, "\\u%04X", unit))
                .collect(Collectors.joining());
    }

    /** Whether it has nothing but the printable characters of ASCII, which most lines are made of. */
    private static boolean isPlain(String line) {
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
