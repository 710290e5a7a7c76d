package dev.slipway.ui.logs;

import dev.slipway.logs.Rows;
import java.util.Optional;

/**
 * Rows that are selected, named by their ids since their places change.
 *
 * @param anchor where it began
 * @param lead where it has come to
 */
record Picked(long anchor, long lead) {
    static Picked row(long id) {
        return new Picked(id, id);
    }

    Picked to(long row) {
        return new Picked(anchor, row);
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
    }
}
