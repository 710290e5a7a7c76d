package dev.slipway.git;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file patterns of slipway.yaml. {@code *} stands for any characters within one directory, {@code **} for any across
 * directories, {@code **}{@code /} also for no directory at all; all other characters stand for themselves. A leading
 * {@code !} takes back what an earlier pattern took: the last pattern that fits a path decides.
 */
public final class PathPatterns {
    private static final Pattern TOKEN = Pattern.compile("\\*\\*/|\\*\\*|\\*|[^*]+");

    private final List<Rule> rules;

    /** These patterns, in this order. */
    public PathPatterns(List<String> patterns) {
        rules = patterns.stream().map(Rule::of).toList();
    }

    /** Whether the patterns take this path: relative to the repository's top, {@code /} between names. */
    public boolean matches(String path) {
        return rules.reversed().stream()
                .filter(rule -> rule.form.matcher(path).matches())
                .findFirst()
                .map(Rule::takes)
                .orElse(false);
    }

    /** Whether they take this directory as a whole, or files in it by its name. */
    boolean reaches(String directory) {
        return matches(directory) || matches(directory + "/");
    }

    private record Rule(boolean takes, Pattern form) {
        private static Rule of(String pattern) {
            boolean takes = !pattern.startsWith("!");
            String form = TOKEN.matcher(takes ? pattern : pattern.substring(1))
                    .results()
                    .map(token -> expression(token.group()))
                    .collect(Collectors.joining());
            return new Rule(takes, Pattern.compile(form, Pattern.DOTALL));
        }

        private static String expression(String token) {
            return switch (token) {
                case "**/" -> "(?:.*/)?";
                case "**" -> ".*";
                case "*" -> "[^/]*";
                default -> Pattern.quote(token);
            };
        }
    }
}
