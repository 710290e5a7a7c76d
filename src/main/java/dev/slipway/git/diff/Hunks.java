package dev.slipway.git.diff;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.Edit;

/** Makes hunks of edits. */
final class Hunks {
    private static final int MOST_LINES = 20_000;

    private final TextFile before;
    private final TextFile after;
    private final DiffOptions options;
    private final List<Hunk> hunks = new ArrayList<>();
    private List<DiffLine> lines = new ArrayList<>();
    private int room = MOST_LINES;
    private int leftOut;

    Hunks(TextFile before, TextFile after, DiffOptions options) {
        this.before = before;
        this.after = after;
        this.options = options;
    }

    FileDiff.Text of(List<Edit> edits) {
        for (int first = 0; first < edits.size(); ) {
            int last = first;
            while (last + 1 < edits.size()
                    && edits.get(last + 1).getBeginA() - edits.get(last).getEndA() <= 2L * options.context()) {
                last++;
            }
            hunk(edits.subList(first, last + 1));
            first = last + 1;
        }
        return new FileDiff.Text(hunks, leftOut);
    }

    private void hunk(List<Edit> edits) {
        int context = options.context();
        Edit first = edits.getFirst();
        Edit last = edits.getLast();
        int oldBegin = Math.max(0, first.getBeginA() - context);
        int newBegin = Math.max(0, first.getBeginB() - context);
        int oldEnd = (int) Math.min(before.size(), last.getEndA() + (long) context);
        int newEnd = (int) Math.min(after.size(), last.getEndB() + (long) context);
        lines = new ArrayList<>();
        int a = oldBegin;
        int b = newBegin;
        for (Edit edit : edits) {
            context(a, b, edit.getBeginB() - b);
            replaced(edit);
            a = edit.getEndA();
            b = edit.getEndB();
        }
        context(a, b, newEnd - b);
        if (!lines.isEmpty()) {
            hunks.add(new Hunk(
                    start(oldBegin, oldEnd), oldEnd - oldBegin, start(newBegin, newEnd), newEnd - newBegin, lines));
        }
    }

    private static int start(int begin, int end) {
        return begin == end ? begin : begin + 1;
    }

    /** How many of so many lines still go in; the others are counted. */
    private int taken(int wanted) {
        int taken = Math.min(wanted, room);
        room -= taken;
        leftOut += wanted - taken;
        return taken;
    }

    private void context(int a, int b, int count) {
        int taken = taken(count);
        for (int i = 0; i < taken; i++) {
            lines.add(line(DiffLine.Kind.CONTEXT, a + i + 1, b + i + 1, after.line(b + i), List.of()));
        }
    }

    private void replaced(Edit edit) {
        List<TextFile.Line> removed = lines(before, edit.getBeginA(), taken(edit.getLengthA()));
        List<TextFile.Line> added = lines(after, edit.getBeginB(), taken(edit.getLengthB()));
        WordChanges words = WordChanges.between(removed, added, options.whiteSpace());
        for (int i = 0; i < removed.size(); i++) {
            lines.add(line(DiffLine.Kind.REMOVED, edit.getBeginA() + i + 1, 0, removed.get(i), words.removed(i)));
        }
        for (int i = 0; i < added.size(); i++) {
            lines.add(line(DiffLine.Kind.ADDED, 0, edit.getBeginB() + i + 1, added.get(i), words.added(i)));
        }
    }

    private static List<TextFile.Line> lines(TextFile file, int from, int count) {
        List<TextFile.Line> lines = new ArrayList<>(count);
        for (int i = from; i < from + count; i++) {
            lines.add(file.line(i));
        }
        return lines;
    }

    private static DiffLine line(
            DiffLine.Kind kind, int oldNumber, int newNumber, TextFile.Line line, List<DiffLine.Span> changed) {
        return new DiffLine(kind, oldNumber, newNumber, line.text(), line.leftOut(), line.ending(), changed);
    }
}
