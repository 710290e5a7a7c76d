package dev.slipway.git.diff;

import java.util.List;

/**
 * A line of a hunk.
 *
 * @param oldNumber counted from 1; 0 for an added line
 * @param newNumber counted from 1; 0 for a removed line
 * @param text without the line's end; it may hold control characters
 * @param leftOut how many more characters the line has, which are not in {@code text}
 * @param changed what differs from the line that this one replaces or is replaced by, by place; empty where there is no such
 *     line
 */
public record DiffLine(
        Kind kind, int oldNumber, int newNumber, String text, int leftOut, Ending ending, List<Span> changed) {
    /** What happened to it. */
    public enum Kind {
        CONTEXT,
        REMOVED,
        ADDED
    }

    /** How it ends. */
    public enum Ending {
        LF,
        CRLF,
        /** It is the last of its file, and unended. */
        NONE
    }

    /** Characters of a line, from {@code start} to before {@code end}. */
    public record Span(int start, int end) {}

    public DiffLine {
        changed = List.copyOf(changed);
    }
}
