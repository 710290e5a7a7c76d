package dev.slipway.git.diff;

import java.util.List;

/**
 * Changed lines with what stands around them. The numbers are those of git's {@code @@} line.
 *
 * @param oldStart the first line, counted from 1; where {@code oldLength} is 0 the line before
 * @param newStart the first line, counted from 1; where {@code newLength} is 0 the line before
 * @param lines in order; fewer than the lengths say where lines were left out
 */
public record Hunk(int oldStart, int oldLength, int newStart, int newLength, List<DiffLine> lines) {
    public Hunk {
        lines = List.copyOf(lines);
    }
}
