package dev.slipway.git.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.MyersDiff;

/**
 * Which words differ where lines were replaced by others. Each line is compared with the one that it most likely became,
 * in order; a line that has no like is new or gone as a whole.
 */
final class WordChanges {
    /** Less in common is taken for another line. */
    private static final double ALIKE = 0.5;

    /** With more to compare, in words, a line is only compared with the one at its place. */
    private static final int MOST_WORDS = 500_000;

    /** A longer line, in characters, is not compared. */
    private static final int LONGEST = 2_000;

    private final DiffOptions.WhiteSpace whiteSpace;
    private final List<Words> removed;
    private final List<Words> added;
    private final List<List<DiffLine.Span>> inRemoved;
    private final List<List<DiffLine.Span>> inAdded;

    private WordChanges(List<TextFile.Line> removed, List<TextFile.Line> added, DiffOptions.WhiteSpace whiteSpace) {
        this.whiteSpace = whiteSpace;
        this.removed = words(removed);
        this.added = words(added);
        inRemoved = new ArrayList<>(Collections.nCopies(removed.size(), List.of()));
        inAdded = new ArrayList<>(Collections.nCopies(added.size(), List.of()));
    }

    static WordChanges between(
            List<TextFile.Line> removed, List<TextFile.Line> added, DiffOptions.WhiteSpace whiteSpace) {
        WordChanges changes = new WordChanges(removed, added, whiteSpace);
        long words = changes.removed.stream().mapToLong(Words::size).sum() * added.size();
        if (words <= MOST_WORDS && removed.size() * (long) added.size() <= MOST_WORDS) {
            changes.compareMostAlike();
        } else if (removed.size() == added.size()) {
            for (int i = 0; i < removed.size(); i++) {
                changes.compare(i, i);
            }
        }
        return changes;
    }

    /** What changed in the removed line of this number, counted from 0. */
    List<DiffLine.Span> removed(int line) {
        return inRemoved.get(line);
    }

    /** What changed in the added line of this number, counted from 0. */
    List<DiffLine.Span> added(int line) {
        return inAdded.get(line);
    }

    private static List<Words> words(List<TextFile.Line> lines) {
        return lines.stream()
                .map(line -> new Words(line.text().length() <= LONGEST ? line.text() : ""))
                .toList();
    }

    /** Pairs in order, so that together they have most in common. */
    private void compareMostAlike() {
        double[][] likeness = new double[removed.size()][added.size()];
        double[][] best = new double[removed.size() + 1][added.size() + 1];
        for (int i = removed.size() - 1; i >= 0; i--) {
            for (int j = added.size() - 1; j >= 0; j--) {
                likeness[i][j] = removed.get(i).likeness(added.get(j));
                double paired = likeness[i][j] >= ALIKE ? likeness[i][j] + best[i + 1][j + 1] : 0;
                best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        int i = 0;
        int j = 0;
        while (i < removed.size() && j < added.size()) {
            if (likeness[i][j] >= ALIKE && best[i][j] == likeness[i][j] + best[i + 1][j + 1]) {
                compare(i++, j++);
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private void compare(int i, int j) {
        Words before = removed.get(i);
        Words after = added.get(j);
        List<DiffLine.Span> gone = new ArrayList<>();
        List<DiffLine.Span> come = new ArrayList<>();
        if (before.likeness(after) < ALIKE) {
            return;
        }
        for (Edit edit : MyersDiff.INSTANCE.diff(new Words.Equality(), before, after)) {
            mark(before, edit.getBeginA(), edit.getEndA(), gone);
            mark(after, edit.getBeginB(), edit.getEndB(), come);
        }
        if (before.likenessOutside(gone, after, come) >= ALIKE) {
            inRemoved.set(i, gone);
            inAdded.set(j, come);
        }
    }

    private void mark(Words words, int first, int behind, List<DiffLine.Span> spans) {
        boolean counts = whiteSpace == DiffOptions.WhiteSpace.COUNTS || !words.blank(first, behind);
        if (first < behind && counts) {
            spans.add(words.span(first, behind));
        }
    }
}
