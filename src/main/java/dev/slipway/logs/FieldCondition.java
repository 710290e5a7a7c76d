package dev.slipway.logs;

import dev.slipway.logs.format.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A condition on what of a record has a name: {@code status:500}, {@code took>250}, {@code level>=warn}. */
final class FieldCondition {
    private static final Pattern FORM = Pattern.compile("([A-Za-z@_][\\w.@-]*)(:|>=|<=|>|<)([^=].*)");

    private FieldCondition() {}

    /** Empty where the text is none, but a word. */
    static Optional<Condition> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || matcher.group(3).startsWith("//")) { // an address is a word
            return Optional.empty();
        }
        String name = matcher.group(1);
        String value = unquoted(matcher.group(3));
        return Optional.of(
                name.equals("level")
                        ? level(matcher.group(2), value)
                        : matcher.group(2).equals(":")
                                ? equal(name, value, text)
                                : number(name, matcher.group(2), value));
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private static Condition level(String comparison, String name) {
        Level level = Level.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " is no level: use trace, debug, info, warn, error or fatal."));
        return candidate -> candidate
                .level()
                .filter(has -> holds(has.compareTo(level), comparison))
                .isPresent();
    }

    /** Of a record without such a field it is a word, as in localhost:8080. */
    private static Condition equal(String name, String value, String text) {
        return new Equal(name, value.toLowerCase(Locale.ROOT), Condition.Says.of(text));
    }

    private record Equal(String name, String value, Condition.Says words) implements Condition {
        /** A name, or a whole number: these stand in a record as they are, and others perhaps spelled differently. */
        private static final Pattern AS_WRITTEN = Pattern.compile("[a-z][a-z0-9_-]*|\\d+");

        @Override
        public boolean holds(Candidate candidate) {
            return Query.named(candidate.record(), name)
                    .map(has -> has.toLowerCase(Locale.ROOT).equals(value))
                    .orElseGet(() -> words.holds(candidate));
        }

        @Override
        public Optional<Needle> needle() {
            return name.equals("source")
                            || name.equals("form")
                            || !AS_WRITTEN.matcher(value).matches()
                    ? Optional.empty()
                    : Needle.of(value);
        }
    }

    private static Condition number(String name, String comparison, String value) {
        double wanted = number(value)
                .orElseThrow(() -> new IllegalArgumentException(value + " is no number, so nothing is " + comparison
                        + " it; of words use " + name + ":" + value + "."));
        return candidate -> Query.named(candidate.record(), name)
                .flatMap(FieldCondition::number)
                .filter(has -> holds(Double.compare(has, wanted), comparison))
                .isPresent();
    }

    private static Optional<Double> number(String text) {
        return text.matches("[+-]?\\d{1,15}(?:\\.\\d{1,15})?") ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    private static boolean holds(int compared, String comparison) {
        return switch (comparison) {
            case ">" -> compared > 0;
            case ">=" -> compared >= 0;
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            default -> compared == 0;
        };
    }
}
