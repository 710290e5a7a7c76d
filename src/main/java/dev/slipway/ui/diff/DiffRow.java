package dev.slipway.ui.diff;

import dev.slipway.app.words.Words;
import dev.slipway.git.diff.DiffLine;
import dev.slipway.git.diff.FileDiff;
import dev.slipway.git.diff.Hunk;
import java.util.ArrayList;
import java.util.List;

/** A row of a file's comparison. */
sealed interface DiffRow {

    /** Where the next lines stand, or why there are no more. */
    record Note(String text) implements DiffRow {}

    /** A line of the file. */
    record OfLine(DiffLine line) implements DiffRow {}

    /** The rows of a text. */
    static List<DiffRow> of(FileDiff.Text text) {
        List<DiffRow> rows = new ArrayList<>();
        for (Hunk hunk : text.hunks()) {
            rows.add(new Note("@@ \u2212" + hunk.oldStart() + "," + hunk.oldLength() + " +" + hunk.newStart() + ","
                    + hunk.newLength() + " @@"));
            hunk.lines().stream().map(OfLine::new).forEach(rows::add);
        }
        if (text.leftOut() > 0) {
            rows.add(new Note(Words.count(text.leftOut(), "more line") + " not shown"));
        }
        return rows;
    }
}
