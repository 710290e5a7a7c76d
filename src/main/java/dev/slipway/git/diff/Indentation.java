package dev.slipway.git.diff;

import java.nio.ByteBuffer;
import org.eclipse.jgit.diff.RawText;

/**
 * Where a group of changed lines begins and ends best, as their indentation tells. The rules and weights are those that git
 * has from Michael Haggerty's experiments (github.com/mhagger/diff-slider-tools): the cut before the group and the cut
 * behind it shall be at lines that are little indented, behind blank lines.
 */
final class Indentation {
    private static final int BLANK = -1;
    private static final int DEEPEST = 200;
    private static final int MOST_BLANK_LINES = 20;
    private static final int LONGEST_WAY = 100;
    private static final int TAB = 8;

    /** How much a cut that is deeper than another weighs against the penalties. */
    private static final int DEEPER = 60;

    private final RawText text;

    Indentation(RawText text) {
        this.text = text;
    }

    /**
     * What stands around a cut.
     *
     * @param before indentation of the line above that is not blank; {@link #BLANK} if there is none
     * @param at indentation of the line right below
     * @param after indentation of the next line that is not blank
     * @param blankBefore blank lines right above
     * @param blankAfter blank lines below the line right below
     */
    private record Cut(int before, int at, int after, int blankBefore, int blankAfter, boolean atEnd) {
        int indent() {
            return at == BLANK ? after : at;
        }

        int penalty() {
            int blankFromHere = at == BLANK ? 1 + blankAfter : 0;
            int blank = blankBefore + blankFromHere;
            return (before == BLANK && blankBefore == 0 ? 1 : 0)
                    + (atEnd ? 21 : 0)
                    - 30 * blank
                    + 6 * blankFromHere
                    + step(blank > 0);
        }

        /** For how the indentation changes at the cut. */
        private int step(boolean blank) {
            int indent = indent();
            if (indent == BLANK || before == BLANK || indent == before) {
                return 0;
            }
            if (indent > before) {
                return blank ? 10 : -4;
            }
            boolean dip = after > indent;
            return blank ? 17 : dip ? 24 : 23;
        }
    }

    /** The best end for a group of this size that may end anywhere from {@code highest} to {@code lowest}. */
    int best(int highest, int lowest, int size) {
        int best = -1;
        int leastIndent = 0;
        int leastPenalty = 0;
        for (int end = Math.max(highest, Math.max(lowest - size - 1, lowest - LONGEST_WAY)); end <= lowest; end++) {
            Cut below = cut(end);
            Cut above = cut(end - size);
            int indent = below.indent() + above.indent();
            int penalty = below.penalty() + above.penalty();
            if (best < 0 || DEEPER * Integer.compare(indent, leastIndent) + penalty - leastPenalty <= 0) {
                best = end;
                leastIndent = indent;
                leastPenalty = penalty;
            }
        }
        return best;
    }

    private Cut cut(int at) {
        int blankBefore = blanks(at - 1, -1);
        int blankAfter = blanks(at + 1, 1);
        return new Cut(
                beyond(at - 1, -1, blankBefore),
                indent(at),
                beyond(at + 1, 1, blankAfter),
                blankBefore,
                blankAfter,
                at >= text.size());
    }

    /** How many blank lines there are from here in this direction. */
    private int blanks(int from, int direction) {
        int blanks = 0;
        for (int i = from; i >= 0 && i < text.size() && blanks < MOST_BLANK_LINES && indent(i) == BLANK; ) {
            blanks++;
            i += direction;
        }
        return blanks;
    }

    private int beyond(int from, int direction, int blanks) {
        return blanks == MOST_BLANK_LINES ? 0 : indent(from + direction * blanks);
    }

    /** In columns; {@link #BLANK} for a blank line and for none. */
    private int indent(int line) {
        if (line < 0 || line >= text.size()) {
            return BLANK;
        }
        ByteBuffer bytes = text.getRawString(line);
        int indent = 0;
        while (bytes.hasRemaining() && indent < DEEPEST) {
            switch (bytes.get()) {
                case ' ' -> indent++;
                case '\t' -> indent += TAB - indent % TAB;
                case '\r' -> {}
                default -> {
                    return indent;
                }
            }
        }
        return indent >= DEEPEST ? DEEPEST : BLANK;
    }
}
