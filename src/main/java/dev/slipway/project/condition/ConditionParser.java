package dev.slipway.project.condition;

import dev.slipway.project.words.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code SUBJECT OPERATOR VALUE}. */
final class ConditionParser {
    private static final int MAX_LENGTH = 1000;
    private static final Pattern FORM = Pattern.compile("(.*?\\S)\\s+(==|!=|<=|>=|<|>)\\s+(\\S.*)");
    private static final Pattern FUNCTION = Pattern.compile("(\\w+)\\((.*)\\)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[([^\\[\\]]+)](.*)");
    private static final Pattern LOG = Pattern.compile("log [A-Z]+");
    private static final Pattern STEP = Pattern.compile("\\.([^.\\[\\]()\\s]+)|\\[(\\d{1,9})]");
    private static final Pattern PATH = Pattern.compile("(" + STEP.pattern() + ")*");
    private static final List<String> NAMES =
            List.of("status", "latency", "body", "errors", "p95", "certificate", "log ERROR");

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
        if (!(placeholder(function.group(2)) instanceof Subject.Body body)) {
            throw expected("[body] or a path in it inside " + function.group(1) + "(...)");
        }
        return switch (function.group(1)) {
            case "len" -> new Subject.Length(body);
            case "has" -> new Subject.Presence(body);
            default -> throw expected("len(...) or has(...), found " + function.group(1) + "(...)");
        };
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
            case "errors" -> new Subject.Measured(name, ValueKind.PERCENT);
            case "p95", "certificate" -> new Subject.Measured(name, ValueKind.DURATION);
            default -> {
                if (!LOG.matcher(name).matches()) {
                    throw new IllegalArgumentException(Nearest.complaint("measurement", name, NAMES));
                }
                yield new Subject.Measured(name, ValueKind.NUMBER);
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
