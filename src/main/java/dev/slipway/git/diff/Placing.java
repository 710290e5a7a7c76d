package dev.slipway.git.diff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.RawText;

/**
 * Where a change is said to be, when several places are right: lines that were added between others like them can be any of
 * those. As git does it: beside what changed in the other file, else where its indentation looks best.
 */
final class Placing {
    private final Indentation indentation;
    private final int[] numbers;
    private final BitSet changed;

    /** The gaps in which lines of the other file changed; gap n is behind n lines that both files have. */
    private final BitSet gapsOfOther;

    private int start;
    private int end;
    private int gap;

    private Placing(RawText text, int[] numbers, BitSet changed, BitSet gapsOfOther) {
        this.indentation = new Indentation(text);
        this.numbers = numbers;
        this.changed = changed;
        this.gapsOfOther = gapsOfOther;
    }

    /** The same edits, well placed. Lines that count as equal have the same number. */
    static List<Edit> of(List<Edit> edits, RawText before, int[] left, RawText after, int[] right) {
        BitSet removed = new BitSet();
        BitSet added = new BitSet();
        for (Edit edit : edits) {
            removed.set(edit.getBeginA(), edit.getEndA());
            added.set(edit.getBeginB(), edit.getEndB());
        }
        new Placing(before, left, removed, gaps(added, right.length)).place();
        new Placing(after, right, added, gaps(removed, left.length)).place();
        return edits(removed, left.length, added, right.length);
    }

    private static BitSet gaps(BitSet changed, int lines) {
        BitSet gaps = new BitSet();
        int gap = 0;
        for (int i = 0; i < lines; i++) {
            if (changed.get(i)) {
                gaps.set(gap);
            } else {
                gap++;
            }
        }
        return gaps;
    }

    private static List<Edit> edits(BitSet removed, int oldLines, BitSet added, int newLines) {
        List<Edit> edits = new ArrayList<>();
        int a = 0;
        int b = 0;
        while (a < oldLines || b < newLines) {
            int endA = removed.nextClearBit(a);
            int endB = added.nextClearBit(b);
            if (endA > a || endB > b) {
                edits.add(new Edit(a, endA, b, endB));
            }
            a = endA + 1;
            b = endB + 1;
        }
        return edits;
    }

    private void place() {
        end = 0;
        for (start = changed.nextSetBit(0); start >= 0; start = changed.nextSetBit(end)) {
            gap += start - end;
            end = changed.nextClearBit(start);
            placeGroup();
        }
    }

    private void placeGroup() {
        int highest;
        int besideOther;
        int size;
        do {
            size = end - start;
            while (canRise()) {
                rise();
            }
            highest = end;
            besideOther = gapsOfOther.get(gap) ? end : -1;
            while (canSink()) {
                sink();
                besideOther = gapsOfOther.get(gap) ? end : besideOther;
            }
        } while (size != end - start);
        if (end > highest) {
            int best = besideOther >= 0 ? besideOther : indentation.best(highest, end, size);
            while (end > best) {
                rise();
            }
        }
    }

    private boolean canRise() {
        return start > 0 && numbers[start - 1] == numbers[end - 1];
    }

    /** One line up, and together with what changed right above. */
    private void rise() {
        start--;
        end--;
        gap--;
        changed.set(start);
        changed.clear(end);
        start = changed.previousClearBit(start) + 1;
    }

    private boolean canSink() {
        return end < numbers.length && numbers[start] == numbers[end];
    }

    /** One line down, and together with what changed right below. */
    private void sink() {
        changed.clear(start);
        changed.set(end);
        start++;
        gap++;
        end = changed.nextClearBit(end);
    }
}
