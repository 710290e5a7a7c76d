package dev.slipway.ui.logs;

import dev.slipway.logs.Rows;
import java.util.Optional;

/**
 * What of a list is selected: rows, named by their ids since their places change, or a block of columns of them.
 *
 * @param anchor the row where it began
 * @param lead the row where it has come to
 * @param from the column where a block began; -1 where whole rows are selected
 * @param to the column where it has come to
 */
record Picked(long anchor, long lead, int from, int to) {
    static Picked row(long id) {
        return new Picked(id, id, -1, -1);
    }

    Picked to(long row) {
        return new Picked(anchor, row, -1, -1);
    }

    Picked block(long row, int begin, int column) {
        return new Picked(anchor, row, begin, column);
    }

    boolean isBlock() {
        return from >= 0;
    }

    int left() {
        return Math.min(from, to);
    }

    int right() {
        return Math.max(from, to);
    }

    /** Its rows among these; empty where an end of it is gone. */
    Optional<Places> places(Rows rows) {
        return rows.placeOf(anchor)
                .flatMap(a -> rows.placeOf(lead).map(b -> new Places(Math.min(a, b), Math.max(a, b))));
    }

    /** Rows from one to another, both included. */
    record Places(int first, int last) {
        boolean contains(int place) {
            return place >= first && place <= last;
        }

        int count() {
            return last - first + 1;
        }
    }
}
