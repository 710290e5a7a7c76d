package dev.slipway.logs;

import dev.slipway.logs.format.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Which records a person looks for: words, "phrases", /regular expressions/, {@code field:value}, {@code field>number},
 * {@code level>=warn}, each with {@code -} before it for what is not wanted. All of it must hold.
 */
public final class Query {
    /** Every record. */
    public static final Query ALL = new Query(List.of());

    private final List<Condition> conditions;

    private Query(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /** What reading one gave. */
    public sealed interface Reading {
        /** It can be looked for. */
        record Good(Query query) implements Reading {}

        /** What is wrong with it, in a sentence. */
        record Wrong(String sentence) implements Reading {}
    }

    /** Whether a record is one of them. Throws {@link TooLong} where a regular expression does not come to an end. */
    public boolean matches(LogRecord record) {
        return matches(Candidate.of(record));
    }

    /** The same of one that is not known in full. */
    public boolean matches(Candidate candidate) {
        for (Condition condition : conditions) { // a loop: it is asked for each of millions
            if (!condition.holds(candidate)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it asks for nothing. */
    public boolean all() {
        return conditions.isEmpty();
    }

    /**
     * What stands in the bytes of every record that matches, unless what ran the program put something around its lines; the
     * longest, which is found first.
     */
    public Optional<Needle> needle() {
        return conditions.stream()
                .flatMap(condition -> condition.needle().stream())
                .max(Comparator.comparingInt(Needle::length));
    }

    /** Whether only words are looked for that stand together: a record in whose text the {@link #needle} stands matches. */
    public boolean isWords() {
        return conditions.size() == 1 && conditions.getFirst() instanceof Condition.Says;
    }

    /** What of a text is looked for: the words and expressions that stand in it. */
    public List<Stretch> places(String text) {
        return conditions.stream()
                .flatMap(condition -> condition.places(text).stream())
                .toList();
    }

    /** The same of records of this level or a graver one; those of which nothing says how grave they are are not among them. */
    public Query atLeast(Level level) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(candidate ->
                candidate.level().filter(has -> has.compareTo(level) >= 0).isPresent());
        return new Query(more);
    }

    /** Reads what a person writes. */
    public static Reading read(String text) {
        List<Condition> conditions = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            boolean not =
                    text.charAt(at) == '-' && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
            int begin = not ? at + 1 : at;
            int end = end(text, begin);
            if (end < 0) {
                return new Reading.Wrong("The " + (text.charAt(begin) == '/' ? "/" : "quote") + " of "
                        + text.substring(begin) + " is not closed.");
            }
            try {
                Condition condition = condition(text.substring(begin, end));
                conditions.add(not ? new Condition.Not(condition) : condition);
            } catch (PatternSyntaxException e) {
                return new Reading.Wrong(text.substring(begin, end) + " is no regular expression: "
                        + e.getDescription().toLowerCase(Locale.ROOT) + ".");
            } catch (IllegalArgumentException e) {
                return new Reading.Wrong(String.valueOf(e.getMessage()));
            }
            at = end;
        }
        return new Reading.Good(new Query(conditions));
    }

    /** Where the part that begins here ends; -1 where it is not closed. */
    private static int end(String text, int begin) {
        char first = text.charAt(begin);
        if (first == '"') {
            int close = text.indexOf('"', begin + 1);
            return close < 0 ? -1 : close + 1;
        }
        if (first == '/') {
            int close = begin + 1;
            while (close < text.length() && text.charAt(close) != '/') {
                close += text.charAt(close) == '\\' ? 2 : 1;
            }
            if (close >= text.length()) {
                return -1;
            }
            return close + 1 < text.length() && text.charAt(close + 1) == 'i' ? close + 2 : close + 1;
        }
        int end = begin;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            if (text.charAt(end) == '"') {
                int close = text.indexOf('"', end + 1);
                if (close < 0) {
                    return -1;
                }
                end = close;
            }
            end++;
        }
        return end;
    }

    private static Condition condition(String part) {
        if (part.startsWith("\"")) {
            return Condition.Says.of(part.substring(1, part.length() - 1));
        }
        if (part.startsWith("/")) {
            boolean anyCase = part.endsWith("i");
            String expression = part.substring(1, part.length() - (anyCase ? 2 : 1));
            return new Condition.Fits(new Expression(expression, anyCase, part));
        }
        return FieldCondition.of(part).orElseGet(() -> Condition.Says.of(part));
    }

    /** A regular expression that tries so much on one record that a person would wait for it. */
    public static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong(String expression) {
            super("The expression " + expression + " tries too much on one record: make it simpler, such as without one"
                    + " repetition in another.");
        }
    }

    /** What of a record has a name: its fields, and {@code logger}, {@code message}, {@code source} and {@code form}. */
    static Optional<String> named(LogRecord record, String name) {
        return switch (name) {
            case "logger" -> Optional.of(record.head().logger());
            case "message" -> Optional.of(record.head().message());
            case "source" -> Optional.of(record.source());
            case "form" -> Optional.of(record.head().form());
            default -> Optional.ofNullable(record.head().fields().get(name));
        };
    }
}
