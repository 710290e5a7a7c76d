package dev.slipway.secret;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with a value a line, {@code NAME=value}, read strictly, for files of this kind are read differently by each program.
 * Without quotes a value holds no white space and none of <code>' " \ $ ` #</code>. In single quotes everything stands for
 * itself; in double quotes too, but for {@code \n \r \t \" \\ \$}. A value in quotes may have several lines. Empty lines, and
 * what stands behind a {@code #} at the beginning of a line or behind white space, are passed over. An empty value is none.
 */
final class Dotenv {
    private static final Pattern SKIPPED = Pattern.compile("((?:[ \\t]*+(?:#[^\\n]*+)?+\\n)++)");
    private static final Pattern NAME = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=");
    private static final Pattern PLAIN = Pattern.compile("([^\\s'\"\\\\$`#]*+)");
    private static final Pattern SINGLE = Pattern.compile("'([^']*+)'");
    private static final Pattern DOUBLE = Pattern.compile("\"([^\"\\\\]*+(?:\\\\[nrt\"\\\\$][^\"\\\\]*+)*+)\"");
    private static final Pattern END = Pattern.compile("([ \\t]*(?:[ \\t]#[^\\n]*+)?\\n)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private final String path;
    private final String text;
    private int position;

    /** @param path as faults shall name it */
    Dotenv(String path, String text) {
        this.path = path;
        this.text = text.replace("\r\n", "\n") + "\n";
    }

    /** The values that are not empty, by name. */
    Map<String, Secret> read() {
        if (text.indexOf('\0') >= 0) {
            throw fault("no value can hold a NUL character");
        }
        Map<String, Secret> values = new LinkedHashMap<>();
        while (position < text.length()) {
            if (take(SKIPPED).isEmpty()) {
                line(values);
            }
        }
        values.values().removeIf(value -> value.reveal().isEmpty());
        return Map.copyOf(values);
    }

    private void line(Map<String, Secret> values) {
        String name = take(NAME).orElseThrow(() -> fault("expected NAME=value, the name of letters, digits and _"));
        if (values.containsKey(name)) {
            throw fault(name + " stands here a second time");
        }
        values.put(name, Secret.of(value()));
        if (take(END).isEmpty()) {
            throw fault("the value of " + name + " needs quotes, or what stands in them is not as it should be");
        }
    }

    private String value() {
        return take(SINGLE)
                .or(() -> take(DOUBLE).map(Dotenv::meant))
                .or(() -> take(PLAIN))
                .orElse("");
    }

    private static String meant(String quoted) {
        return ESCAPE.matcher(quoted)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        switch (escape.group(1)) {
                            case "n" -> "\n";
                            case "r" -> "\r";
                            case "t" -> "\t";
                            default -> escape.group(1);
                        }));
    }

    /** Goes on behind what the pattern matches here, and gives its group; empty where it does not match. */
    private Optional<String> take(Pattern pattern) {
        Matcher here = pattern.matcher(text).region(position, text.length());
        if (!here.lookingAt()) {
            return Optional.empty();
        }
        position = here.end();
        return Optional.of(here.group(1));
    }

    private SourceFault fault(String what) {
        long line = text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
        return new SourceFault(path + ":" + line + ": " + what + ".", "docs/configuration.md describes the file.");
    }
}
