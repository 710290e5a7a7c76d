package dev.slipway.project.condition;

import dev.slipway.project.words.Durations;
import dev.slipway.project.words.Nearest;
import dev.slipway.project.words.Shown;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code SUBJECT OPERATOR VALUE}. */
final class ConditionParser {
    private static final int MAX_LENGTH = 1000;
    private static final Pattern FORM = Pattern.compile("(.*?\\S)\\s+(==|!=|<=|>=|<|>)\\s+(\\S.*)");
    private static final Pattern FUNCTION = Pattern.compile("(\\w+)\\((.*)\\)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[([^\\[\\]]+)](.*)");
    private static final Pattern LOG = Pattern.compile("log (\\S+)");
    private static final Pattern RATE = Pattern.compile("log (\\S+)\\s*,\\s*(\\S+)");
    private static final Pattern STEP = Pattern.compile("\\.([^.\\[\\]()\\s]+)|\\[(\\d{1,9})]");
    private static final Pattern PATH = Pattern.compile("(" + STEP.pattern() + ")*");
    private static final List<String> NAMES =
            List.of("status", "latency", "body", "errors", "p95", "certificate", "log ERROR");

    private static final List<String> LEVELS =
            Arrays.stream(LogLevel.values()).map(LogLevel::name).toList();

    private ConditionParser() {}

    static Expression parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (text.length() > MAX_LENGTH || !form.matches()) {
            throw expected("something measured, an operator (== != < <= > >=) and a value with a space between,"
                    + " such as [status] == 200");
        }
        Subject subject = subject(form.group(1));
        Operator operator = Operator.of(form.group(2)).orElseThrow();
        List<String> values = values(form.group(3));
        check(subject, operator, values);
        return new Expression(form.group(1), subject, operator, form.group(3), values);
    }

    private static Subject subject(String text) {
        Matcher function = FUNCTION.matcher(text);
        if (!function.matches()) {
            return placeholder(text);
        }
        if (function.group(1).equals("rate")) {
            return rate(function.group(2));
        }
        if (!(placeholder(function.group(2)) instanceof Subject.Body body)) {
            throw expected("[body] or a path in it inside " + function.group(1) + "(...)");
        }
        return switch (function.group(1)) {
            case "len" -> new Subject.Length(body);
            case "has" -> new Subject.Presence(body);
            default -> throw expected("len(...), has(...) or rate(...), found " + function.group(1) + "(...)");
        };
    }

    private static Subject rate(String text) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            throw expected("a level and a time in rate(...), such as rate(log ERROR, 5m), found rate(" + text + ")");
        }
        Duration within = Durations.parse(rate.group(2))
                .filter(Duration::isPositive)
                .orElseThrow(() -> expected("a time such as 5m in rate(...), found " + rate.group(2)));
        return new Subject.Measured(new Measure.Records(level(rate.group(1)), Optional.of(within)));
    }

    private static LogLevel level(String name) {
        return Arrays.stream(LogLevel.values())
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown level " + Shown.quoted(name)
                        + Nearest.to(name.toUpperCase(Locale.ROOT), LEVELS)
                                .map(near -> ": did you mean " + near + "?")
                                .orElse(": expected one of " + String.join(", ", LEVELS))));
    }

    private static Subject placeholder(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        if (!matcher.matches()) {
            throw expected("something measured such as [status] on the left, found " + text);
        }
        String name = matcher.group(1);
        String path = matcher.group(2);
        if (name.equals("body")) {
            return new Subject.Body(path(path));
        }
        if (!path.isEmpty()) {
            throw expected("an operator after [" + name + "], found " + path);
        }
        return plain(name);
    }

    private static Subject plain(String name) {
        return switch (name) {
            case "status" -> new Subject.Status();
            case "latency" -> new Subject.Latency();
            case "errors" -> new Subject.Measured(new Measure.Errors());
            case "p95" -> new Subject.Measured(new Measure.P95());
            case "certificate" -> new Subject.Measured(new Measure.Certificate());
            default -> {
                Matcher log = LOG.matcher(name);
                if (!log.matches()) {
                    throw new IllegalArgumentException(Nearest.complaint("measurement", name, NAMES));
                }
                yield new Subject.Measured(new Measure.Records(level(log.group(1)), Optional.empty()));
            }
        };
    }

    private static List<String> path(String text) {
        if (!PATH.matcher(text).matches()) {
            throw expected("a path such as [body].items[0].name, found [body]" + text);
        }
        return STEP.matcher(text)
                .results()
                .map(step -> step.group(1) == null ? step.group(2) : step.group(1))
                .toList();
    }

    private static List<String> values(String text) {
        Matcher function = FUNCTION.matcher(text);
        if (!function.matches()) {
            return List.of(unquoted(text));
        }
        if (!function.group(1).equals("any")) {
            throw expected("a value or any(...), found " + function.group(1) + "(...)");
        }
        return Arrays.stream(function.group(2).split(",", -1))
                .map(value -> unquoted(value.strip()))
                .toList();
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static void check(Subject subject, Operator operator, List<String> values) {
        if (operator.ordering() && (values.size() > 1 || subject.kind() == ValueKind.TRUTH)) {
            throw expected("== or !=, found " + operator.sign());
        }
        ValueKind kind = operator.ordering() && subject.kind() == ValueKind.ANY ? ValueKind.NUMBER : subject.kind();
        for (String value : values) {
            if (!kind.accepts(value)) {
                throw expected(kind.expected() + ", found " + value);
            }
        }
    }

    private static IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("expected " + what);
    }
}
