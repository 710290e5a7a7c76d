package dev.slipway.logs;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A regular expression that a person wrote, which comes to an end whatever it is. */
final class Expression {
    /** What has to be undone where one of these follows: what stands before it may stand there not at all. */
    private static final String MAYBE = "?*{";

    /** What after a backslash stands for some character, or for none, and for no more. */
    private static final String CLASSES = "dDsSwWbBhHvVRAGZztnrfae";

    /** At so many characters of one text it may look, again and again. */
    private static final int LOOKS = 20_000_000;

    /** The same where a person would not wait. */
    private static final int BRIEF_LOOKS = 20_000;

    private static final String SPECIAL = "\\[(^$.|+" + MAYBE;

    private final String written;
    private final Pattern pattern;
    private final Optional<Needle> needle;

    /**
     * Throws {@link java.util.regex.PatternSyntaxException} where it is none.
     *
     * @param written as it was written, for messages
     */
    Expression(String expression, boolean anyCase, String written) {
        this.pattern = Pattern.compile(expression, anyCase ? Pattern.CASE_INSENSITIVE : 0);
        this.written = written;
        this.needle = Needle.of(literal(expression));
    }

    /** Whether it is found. Throws {@link Query.TooLong} where that does not come to an end. */
    boolean in(String text) {
        return tried(pattern.matcher(new Bounded(text, LOOKS))::find);
    }

    /** Where it is found; nowhere where it has to try much for that. */
    List<Stretch> places(String text) {
        try {
            return tried(() -> Stretch.found(pattern.matcher(new Bounded(text, BRIEF_LOOKS))));
        } catch (Query.TooLong much) {
            return List.of();
        }
    }

    private <T> T tried(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (
                StackOverflowError
                        e) { // the JDK goes back by recursion: a repetition over very much overflows the stack
            throw new Query.TooLong(written);
        }
    }

    /** What has to stand in a text in which it is found, in some case; empty where that is not seen easily. */
    Optional<Needle> needle() {
        return needle;
    }

    /** The longest run of characters that stand for themselves, outside of groups; nothing where that is not seen easily. */
    private static String literal(String expression) {
        if (expression.indexOf('|') >= 0 || expression.contains("(?")) {
            return "";
        }
        String longest = "";
        StringBuilder run = new StringBuilder();
        int depth = 0;
        for (int at = 0; at <= expression.length(); at++) {
            char c = at < expression.length() ? expression.charAt(at) : '.';
            char next = at + 1 < expression.length() ? expression.charAt(at + 1) : '.';
            boolean escaped = c == '\\';
            if (escaped && Character.isLetterOrDigit(next) && CLASSES.indexOf(next) < 0) {
                return "";
            }
            boolean stands = escaped ? CLASSES.indexOf(next) < 0 : SPECIAL.indexOf(c) < 0 && c != ')';
            if (stands && depth == 0) {
                run.append(escaped ? next : c);
                at += escaped ? 1 : 0;
                continue;
            }
            if (MAYBE.indexOf(c) >= 0 && !run.isEmpty()) {
                run.setLength(run.length() - 1);
            }
            longest = run.length() > longest.length() ? run.toString() : longest;
            run.setLength(0);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at = c == '[' ? behindClass(expression, at) : escaped ? at + 1 : c == '{' ? behind(expression, at) : at;
        }
        return longest;
    }

    /** At its closing bracket; at the end where it is an unusual one. */
    private static int behindClass(String expression, int open) {
        for (int at = open + 1; at < expression.length(); at++) {
            char c = expression.charAt(at);
            if (c == ']' && at > open + 1 && expression.charAt(at - 1) != '^') {
                return at;
            }
            if (c == '[' || c == '&' || c == ']') {
                return expression.length();
            }
            at += c == '\\' ? 1 : 0;
        }
        return expression.length();
    }

    private static int behind(String expression, int open) {
        int close = expression.indexOf('}', open);
        return close < 0 ? expression.length() : close;
    }

    /** A text that is looked at only so often: an expression that goes back again and again is stopped. */
    private final class Bounded implements CharSequence {
        private final String text;
        private final int most;
        private int looks;

        Bounded(String text, int most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public char charAt(int index) {
            if (++looks > most) {
                throw new Query.TooLong(written);
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
}
