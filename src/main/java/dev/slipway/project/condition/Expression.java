package dev.slipway.project.condition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A parsed condition.
 *
 * @param left the subject as written
 * @param right the value as written
 * @param values one, or those of {@code any(...)}
 */
record Expression(String left, Subject subject, Operator operator, String right, List<String> values) {
    private static final int SHOWN = 80;

    Judgement judge(Observation observation) {
        return judge(subject.seenIn(observation));
    }

    /** @param seen empty where there is no such thing */
    Judgement judge(Optional<String> seen) {
        return new Judgement(
                seen.map(this::holds).orElse(false),
                left + " (" + seen.map(Expression::shown).orElse("not there") + ") " + operator.sign() + " " + right);
    }

    private boolean holds(String seen) {
        return operator == Operator.NOT_EQUAL
                ? values.stream().allMatch(value -> holds(seen, value))
                : values.stream().anyMatch(value -> holds(seen, value));
    }

    private boolean holds(String seen, String value) {
        Optional<BigDecimal> left = subject.kind().number(seen);
        Optional<BigDecimal> right = subject.kind().number(value);
        if (left.isPresent() && right.isPresent()) {
            return operator.holds(left.get().compareTo(right.get()));
        }
        return !operator.ordering() && operator.holds(seen.compareTo(value));
    }

    private static String shown(String seen) {
        String line = seen.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
