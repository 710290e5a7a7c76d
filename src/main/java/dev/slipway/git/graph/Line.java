package dev.slipway.git.graph;

/**
 * A line through one half of a row, from the lane at its upper end to the one at its lower end.
 *
 * @param colour a number below {@link Rows#COLOURS}
 */
public record Line(int from, int to, int colour) {}
