package dev.slipway.project.condition;

import java.util.Optional;

/**
 * One line that must hold of an answer, such as {@code [status] == 200}, {@code [latency] < 5s},
 * {@code len([body].items) >= 1} or {@code [body].state == any(ok, ready)}: something measured, an operator, a value.
 * The style is that of Gatus (github.com/TwiN/gatus, Conditions).
 *
 * @param text as written in the file
 */
public record Condition(String text) {

    /** Throws IllegalArgumentException that says what was expected where the text is not a condition. */
    public Condition {
        ConditionParser.parse(text);
    }

    /** The condition that this text is. Throws IllegalArgumentException that says what was expected. */
    public static Condition parse(String text) {
        return new Condition(text);
    }

    /** Whether one answer is enough to judge it; others need measurements over a time or of a certificate. */
    public boolean judgedByOneAnswer() {
        return measure().isEmpty();
    }

    /** What has to be measured to judge it; empty where one answer is enough. */
    public Optional<Measure> measure() {
        return expression().subject() instanceof Subject.Measured(Measure measure)
                ? Optional.of(measure)
                : Optional.empty();
    }

    /** Whether it is about the body of an answer, which a judgement then quotes. */
    public boolean asksBody() {
        return expression().subject() instanceof Subject.Body;
    }

    /**
     * Judges an answer. What cannot be found in it, such as a missing key of the body, fails and is named. Throws
     * IllegalStateException where one answer is not enough.
     */
    public Judgement judge(Observation observation) {
        return expression().judge(observation);
    }

    /**
     * Judges what was measured.
     *
     * @param measured such as {@code 7}, {@code 830ms} or {@code 0.5%}; empty, which fails, where there was nothing to measure
     */
    public Judgement judge(Optional<String> measured) {
        return expression().judge(measured);
    }

    private Expression expression() {
        return ConditionParser.parse(text);
    }
}
