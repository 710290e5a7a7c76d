package dev.slipway.git.diff;

/**
 * How a file is compared.
 *
 * @param context unchanged lines that are shown around a change
 */
public record DiffOptions(int context, WhiteSpace whiteSpace) {
    /** As {@code git diff} does when it is told nothing. */
    public static final DiffOptions DEFAULT = new DiffOptions(3, WhiteSpace.COUNTS);

    /** Whether lines differ that differ in white space only. */
    public enum WhiteSpace {
        COUNTS,
        /** As with {@code git diff -w}. */
        IGNORED
    }

    public DiffOptions {
        if (context < 0) {
            throw new IllegalArgumentException("Less than no context: " + context);
        }
    }
}
