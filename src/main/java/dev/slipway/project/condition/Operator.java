package dev.slipway.project.condition;

import java.util.Arrays;
import java.util.Optional;

/** How a condition compares. */
enum Operator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    static Optional<Operator> of(String sign) {
        return Arrays.stream(values()).filter(o -> o.sign.equals(sign)).findFirst();
    }

    String sign() {
        return sign;
    }

    /** Whether it asks for an order, so that only numbers can be compared. */
    boolean ordering() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    /** Whether it holds for what {@code left.compareTo(right)} gave. */
    boolean holds(int comparison) {
        return switch (this) {
            case EQUAL -> comparison == 0;
            case NOT_EQUAL -> comparison != 0;
            case LESS -> comparison < 0;
            case AT_MOST -> comparison <= 0;
            case GREATER -> comparison > 0;
            case AT_LEAST -> comparison >= 0;
        };
    }
}
