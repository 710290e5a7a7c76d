package dev.slipway.ui.logs;

import dev.slipway.app.words.Words;
import dev.slipway.logs.Row;
import dev.slipway.logs.Rows;
import dev.slipway.logs.format.Level;
import dev.slipway.ui.shell.Notices;
import java.time.Instant;
import java.util.Optional;

/** Ways from row to row: to errors, hits, bookmarks and times. */
final class LogsJumps {
    private static final int COUNTED = 100_000;

    private final LogsModel model;
    private final LogLines lines;
    private final Notices notices;

    LogsJumps(LogsModel model, Notices notices) {
        this.model = model;
        this.lines = model.lines();
        this.notices = notices;
    }

    void toError(boolean next) {
        int from = lines.cursor() >= 0
                ? lines.cursor()
                : next ? lines.listing().top() - 1 : lines.rows().size();
        Optional<Integer> place =
                next ? lines.rows().next(from, Level.ERROR) : lines.rows().previous(from, Level.ERROR);
        go(place, next ? "No error further down." : "No error further up.");
    }

    void toBookmark(boolean next) {
        go(model.bookmarks().from(lines.rows(), lines.cursor(), next), "No row here has a bookmark; B sets one.");
    }

    void toTime(Instant time) {
        if (lines.rows().size() > 0) {
            lines.go(lines.rows().at(time), false);
        }
    }

    void bookmark() {
        int place = lines.cursor();
        if (place >= 0) {
            model.bookmarks().toggle(lines.rows().row(place).id());
            lines.scroll(0);
        }
    }

    /** From the row of the selection, else from the first that is seen; around from the other end. */
    void toHit(boolean next) {
        Optional<Rows> found =
                model.hits().filter(hits -> hits.size() > 0 && lines.rows().size() > 0);
        if (found.isEmpty()) {
            model.hits().ifPresent(_ -> notices.told("Nothing was found."));
            return;
        }
        Rows hits = found.get();
        int size = hits.size();
        int at = here(hits, next);
        for (int step = 0; step < size; step++) {
            at = Math.floorMod(at + (next ? 1 : -1), size);
            if (hits.row(at) instanceof Row.Wrote wrote) {
                go(lines.rows().placeOf(wrote.id()), "");
                return;
            }
        }
    }

    /** The place among hits from which to go on: where the cursor is one, at it, else beside it. */
    private int here(Rows hits, boolean next) {
        int cursor = lines.cursor();
        Row row = lines.rows().row(cursor < 0 ? lines.listing().top() : cursor);
        return hits.placeOf(row.id())
                .map(at -> cursor < 0 && next ? at - 1 : at)
                .orElseGet(() ->
                        row.time().map(hits::at).map(at -> next ? at - 1 : at).orElse(next ? -1 : 0));
    }

    /** "3 of 1,204"; only the number where the selection is at no hit, and nothing where no query is asked. */
    String counted() {
        Optional<Rows> hits = model.hits();
        if (hits.isEmpty()) {
            return "";
        }
        long found = model.progress().map(progress -> progress.found()).orElse(0L);
        int cursor = lines.cursor();
        Optional<Integer> at = cursor < 0
                ? Optional.empty()
                : hits.get().placeOf(lines.rows().row(cursor).id());
        return at.filter(place -> place < COUNTED && hits.get().row(place) instanceof Row.Wrote)
                .map(place -> Words.number(number(hits.get(), place)) + " of " + Words.number(found))
                .orElse(Words.count(found, "hit"));
    }

    private static int number(Rows hits, int place) {
        int number = 1;
        for (int at = 0; at < place; at++) {
            number += hits.row(at) instanceof Row.Wrote ? 1 : 0;
        }
        return number;
    }

    private void go(Optional<Integer> place, String none) {
        place.ifPresentOrElse(row -> lines.go(row, false), () -> {
            if (!none.isEmpty()) {
                notices.told(none);
            }
        });
    }
}
