package dev.slipway.project.condition;

import dev.slipway.project.words.Durations;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** What kind of value a condition compares. */
enum ValueKind {
    NUMBER("a number such as 200"),
    DURATION("a duration with its unit such as 5s"),
    PERCENT("a percentage such as 1%"),
    TRUTH("true or false"),
    ANY("a text or a number");

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");

    private final String expected;

    ValueKind(String expected) {
        this.expected = expected;
    }

    /** What people have to write. */
    String expected() {
        return expected;
    }

    /** Whether this text can be compared with such a value at all. */
    boolean accepts(String text) {
        return switch (this) {
            case ANY -> true;
            case TRUTH -> text.equals("true") || text.equals("false");
            case NUMBER, DURATION, PERCENT -> number(text).isPresent();
        };
    }

    /** The number to compare by, in milliseconds for a duration; empty where the text is none. */
    Optional<BigDecimal> number(String text) {
        return switch (this) {
            case TRUTH -> Optional.empty();
            case DURATION -> Durations.parse(text).map(d -> BigDecimal.valueOf(d.toMillis()));
            case PERCENT -> text.endsWith("%") ? decimal(text.substring(0, text.length() - 1)) : Optional.empty();
            case NUMBER, ANY -> decimal(text);
        };
    }

    private static Optional<BigDecimal> decimal(String text) {
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
