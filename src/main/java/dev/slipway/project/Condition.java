package dev.slipway.project;

/**
 * One line that must hold of an answer, such as {@code [status] == 200} or {@code [latency] < 5s}.
 *
 * @param text as written in the file
 */
public record Condition(String text) {}
