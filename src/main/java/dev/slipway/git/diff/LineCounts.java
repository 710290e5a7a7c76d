package dev.slipway.git.diff;

/**
 * How many lines of a file changed.
 *
 * @param added 0 where lines are not counted
 * @param removed 0 where lines are not counted
 * @param binary whether lines are not counted: the file is binary, or too large to compare
 */
public record LineCounts(int added, int removed, boolean binary) {
    static final LineCounts NONE = new LineCounts(0, 0, true);
}
