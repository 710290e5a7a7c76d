package dev.slipway.ui.logs;

import dev.slipway.logs.text.Style;

/**
 * A stretch of a line that is drawn at once.
 *
 * @param column where it begins
 * @param columns how many it takes
 * @param style what the program asked for
 * @param regular whether each of its characters is as wide as a column whatever type shows it
 */
record Piece(int column, int columns, String text, Tone tone, Style style, boolean regular) {}
