package dev.slipway.logs;

import dev.slipway.logs.format.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which records a person looks for: words, "phrases", /regular expressions/, {@code field:value}, {@code field>number},
 * {@code level>=warn}, each with {@code -} before it for what is not wanted. All of it must hold.
 */
public final class Query {
    /** Every record. */
    public static final Query ALL = new Query(List.of());

    private final List<Predicate<LogRecord>> parts;

    private Query(List<Predicate<LogRecord>> parts) {
        this.parts = List.copyOf(parts);
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
        return parts.stream().allMatch(part -> part.test(record));
    }

    /** The same with another condition. */
    public Query and(Predicate<LogRecord> condition) {
        List<Predicate<LogRecord>> more = new ArrayList<>(parts);
        more.add(condition);
        return new Query(more);
    }

    /** Records of this level or a graver one; those of which nothing says how grave they are are not among them. */
    public static Predicate<LogRecord> atLeast(Level level) {
        return record -> record.level().filter(has -> has.compareTo(level) >= 0).isPresent();
    }

    /** Reads what a person writes. */
    public static Reading read(String text) {
        List<Predicate<LogRecord>> parts = new ArrayList<>();
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
                Predicate<LogRecord> part = part(text.substring(begin, end));
                parts.add(not ? part.negate() : part);
            } catch (PatternSyntaxException e) {
                return new Reading.Wrong(text.substring(begin, end) + " is no regular expression: "
                        + e.getDescription().toLowerCase(Locale.ROOT) + ".");
            } catch (IllegalArgumentException e) {
                return new Reading.Wrong(String.valueOf(e.getMessage()));
            }
            at = end;
        }
        return new Reading.Good(new Query(parts));
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

    private static Predicate<LogRecord> part(String part) {
        if (part.startsWith("\"")) {
            return contains(part.substring(1, part.length() - 1));
        }
        if (part.startsWith("/")) {
            boolean anyCase = part.endsWith("i");
            Pattern pattern = Pattern.compile(
                    part.substring(1, part.length() - (anyCase ? 2 : 1)), anyCase ? Pattern.CASE_INSENSITIVE : 0);
            return record -> found(pattern, record.text(), part);
        }
        return FieldCondition.of(part).orElseGet(() -> contains(part));
    }

    /** The JDK goes back by recursion: a repetition over very much overflows the stack. */
    private static boolean found(Pattern pattern, String text, String expression) {
        try {
            return pattern.matcher(new Bounded(text, expression)).find();
        } catch (StackOverflowError e) {
            throw new TooLong(expression);
        }
    }

    static Predicate<LogRecord> contains(String words) {
        Pattern pattern = Pattern.compile(Pattern.quote(words), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return record ->
                record.lines().stream().anyMatch(line -> pattern.matcher(line).find());
    }

    /** A regular expression that tries so much on one record that a person would wait for it. */
    public static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong(String expression) {
            super("The expression " + expression + " tries too much on one record: make it simpler, such as without one"
                    + " repetition in another.");
        }
    }

    /** A text that is looked at only so often: an expression that goes back again and again is stopped. */
    private static final class Bounded implements CharSequence {
        private static final int LOOKS = 20_000_000;

        private final String text;
        private final String expression;
        private int looks;

        Bounded(String text, String expression) {
            this.text = text;
            this.expression = expression;
        }

        @Override
        public char charAt(int index) {
            if (++looks > LOOKS) {
                throw new TooLong(expression);
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
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
