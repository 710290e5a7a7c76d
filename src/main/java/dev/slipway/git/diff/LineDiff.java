package dev.slipway.git.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.MyersDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;

/** Which lines of two texts differ. */
final class LineDiff {
    /** Of lines that count as equal, before it takes too long; a second or two. */
    private static final int COMPARISONS = 20_000_000;

    /** Where so many lines hold nothing that is rare, the shortest way from one to the other takes too long to find. */
    private static final int LONGEST_WITHOUT_RARE_LINES = 10_000;

    private final TextFile before;
    private final TextFile after;
    private final RawTextComparator comparator;
    private final Map<Line, Integer> numbers = new HashMap<>();

    LineDiff(TextFile before, TextFile after, DiffOptions.WhiteSpace whiteSpace) {
        this.before = before;
        this.after = after;
        this.comparator = whiteSpace == DiffOptions.WhiteSpace.IGNORED
                ? RawTextComparator.WS_IGNORE_ALL
                : RawTextComparator.DEFAULT;
    }

    TextFile before() {
        return before;
    }

    TextFile after() {
        return after;
    }

    /** By place; empty if it takes too long to find them. */
    Optional<List<Edit>> edits() {
        Lines left = lines(before.raw(), Lines.LEFT);
        Lines right = lines(after.raw(), Lines.RIGHT);
        HistogramDiff algorithm = new HistogramDiff();
        algorithm.setFallbackAlgorithm(new WithoutRareLines());
        try {
            List<Edit> edits = algorithm.diff(new Equality(), left, right).stream()
                    .map(edit -> new Edit(
                            left.line(edit.getBeginA()),
                            left.line(edit.getEndA()),
                            right.line(edit.getBeginB()),
                            right.line(edit.getEndB())))
                    .toList();
            return Optional.of(Placing.of(edits, before.raw(), left.numbers, after.raw(), right.numbers));
        } catch (TakesTooLong e) {
            return Optional.empty();
        }
    }

    /** Lines that count as equal get the same number. */
    private Lines lines(RawText text, int mark) {
        int[] lines = new int[text.size()];
        for (int i = 0; i < lines.length; i++) {
            Integer next = numbers.size();
            Integer known = numbers.putIfAbsent(new Line(text, i, comparator), next);
            lines[i] = known == null ? next : known;
        }
        return new Lines(lines, mark);
    }

    private record Line(RawText text, int at, RawTextComparator comparator) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Line line && comparator.equals(text, at, line.text, line.at);
        }

        @Override
        public int hashCode() {
            return comparator.hash(text, at);
        }
    }

    /**
     * Each text between two marks, which the other lacks. Without them JGit takes away first what both begin and end with,
     * and finds other lines rare than git.
     */
    private static final class Lines extends Sequence {
        static final int LEFT = -1;
        static final int RIGHT = -2;

        private final int[] numbers;
        private final int mark;

        Lines(int[] numbers, int mark) {
            this.numbers = numbers;
            this.mark = mark;
        }

        @Override
        public int size() {
            return numbers.length + 2;
        }

        int number(int i) {
            return i == 0 || i > numbers.length ? mark : numbers[i - 1];
        }

        /** The place in the text. */
        int line(int i) {
            return Math.clamp(i - 1L, 0, numbers.length);
        }
    }

    private static final class Equality extends SequenceComparator<Lines> {
        private int asked;

        @Override
        public boolean equals(Lines a, int i, Lines b, int j) {
            asked++;
            if (asked > COMPARISONS) {
                throw new TakesTooLong();
            }
            return a.number(i) == b.number(j);
        }

        @Override
        public int hash(Lines lines, int i) {
            return lines.number(i);
        }
    }

    private static final class TakesTooLong extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class WithoutRareLines extends DiffAlgorithm {
        @Override
        public <S extends Sequence> EditList diffNonCommon(SequenceComparator<? super S> comparator, S a, S b) {
            return a.size() + b.size() <= LONGEST_WITHOUT_RARE_LINES
                    ? MyersDiff.INSTANCE.diffNonCommon(comparator, a, b)
                    : EditList.singleton(new Edit(0, a.size(), 0, b.size()));
        }
    }
}
