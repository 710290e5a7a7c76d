package dev.slipway.project.condition;

/**
 * Whether a condition holds.
 *
 * @param text the condition with what was seen, such as {@code [status] (502) == 200}
 */
public record Judgement(boolean passed, String text) {}
