package dev.slipway.ui.logs;

import dev.slipway.logs.Rows;
import java.time.Instant;
import java.util.Optional;

/**
 * Which rows of a long list are seen. What one reads stays where it is, whatever comes above or below; while it follows, the end
 * stays in sight.
 */
final class Listing {
    private final Heights heights;
    private Rows rows;
    private double view = 400;
    private int top;

    /** How much of the top row is above what is seen. */
    private double hidden;

    private boolean following = true;

    /** The rows at the top and at the farthest place below that was seen, to find them again. */
    private Optional<Known> first = Optional.empty();

    private Optional<Known> seen = Optional.empty();

    /** How high rows are, in pixels. */
    interface Heights {
        double of(int place);
    }

    private record Known(long id, Optional<Instant> time) {
        static Known of(Rows rows, int place) {
            return new Known(rows.row(place).id(), rows.row(place).time());
        }

        int place(Rows rows) {
            return rows.placeOf(id).or(() -> time.map(rows::at)).orElse(0);
        }
    }

    Listing(Rows rows, Heights heights) {
        this.rows = rows;
        this.heights = heights;
    }

    Rows rows() {
        return rows;
    }

    /** The first row of which anything is seen. */
    int top() {
        return top;
    }

    /** How much of it is above what is seen, in pixels. */
    double hidden() {
        return hidden;
    }

    boolean following() {
        return following;
    }

    /** How many rows came below what was seen so far. */
    int below() {
        return following
                ? 0
                : seen.map(known -> Math.max(0, rows.size() - 1 - known.place(rows)))
                        .orElse(0);
    }

    /**
     * Shows these rows from now on.
     *
     * @param others whether they are others than before, of which none is new
     */
    void show(Rows next, boolean others) {
        Optional<Known> before = first;
        boolean there = before.flatMap(known -> next.placeOf(known.id())).isPresent();
        rows = next;
        top = Math.clamp(before.map(known -> known.place(next)).orElse(0), 0, Math.max(0, next.size() - 1));
        hidden = there ? hidden : 0;
        settle();
        if (!there && before.isPresent()) {
            first = before; // it may come: a search has not found all yet
        }
        if (others && next.size() > 0) {
            seen = Optional.of(Known.of(next, next.size() - 1));
        }
    }

    /** Has no rows: others come, of which none is one of these. */
    void forget() {
        rows = NoLogs.ROWS;
        first = Optional.empty();
        seen = Optional.empty();
        following = true;
        settle();
    }

    /** Has this much room from now on. */
    void resize(double height) {
        view = height;
        settle();
    }

    /** Something may have other heights now; the row at this place stays where it is, if it is seen. */
    void relaid() {
        settle();
    }

    void follow(boolean wanted) {
        following = wanted;
        settle();
    }

    /** Moves down by so many pixels, or up. Up stops following, the end begins it. */
    void scroll(double pixels) {
        following = following && pixels >= 0;
        hidden += pixels;
        normalize();
        boolean end = pastEnd();
        following = following || (end && pixels > 0);
        settle();
    }

    /** Goes to a place of the scroll bar: a row, and a part of it. */
    void jump(double place) {
        int row = Math.clamp((long) place, 0, Math.max(0, rows.size() - 1));
        top = row;
        hidden = rows.size() == 0 ? 0 : (place - row) * heights.of(row);
        following = pastEnd();
        settle();
    }

    /** Where it is, as a place of the scroll bar. */
    double position() {
        return rows.size() == 0 ? 0 : top + hidden / heights.of(top);
    }

    /** The farthest place of the scroll bar. */
    double last() {
        int row = rows.size();
        double room = view;
        while (row > 0 && room > 0) {
            row--;
            room -= heights.of(row);
        }
        return rows.size() == 0 || room > 0 ? 0 : row - room / heights.of(row);
    }

    /** Moves as little as is needed to have a row in sight, with some around it where it was far away. */
    void reveal(int place) {
        if (place < 0 || place >= rows.size()) {
            return;
        }
        double at = offset(place);
        double height = heights.of(place);
        if (at >= 0 && at + height <= view) {
            return;
        }
        following = following && place == rows.size() - 1;
        boolean near = at > -view / 4 && at < view * 5 / 4;
        double wanted = near ? at < 0 || height > view ? 0 : view - height : view / 3;
        top = place;
        hidden = -wanted;
        normalize();
        settle();
    }

    /** Puts a row there, so many pixels below the upper edge. */
    void place(int place, double offset) {
        top = Math.clamp(place, 0, Math.max(0, rows.size() - 1));
        hidden = -offset;
        following = false;
        normalize();
        settle();
    }

    /** How far below the upper edge a row begins; infinite where it is far away. */
    double offset(int place) {
        double at = -hidden;
        if (place < top) {
            for (int row = top - 1; row >= place && at > -2 * view; row--) {
                at -= heights.of(row);
            }
            return at <= -2 * view ? Double.NEGATIVE_INFINITY : at;
        }
        for (int row = top; row < place && at < 2 * view; row++) {
            at += heights.of(row);
        }
        return at >= 2 * view ? Double.POSITIVE_INFINITY : at;
    }

    /** The row at this many pixels below the upper edge; the last one where it is below all. */
    int at(double y) {
        double bottom = -hidden;
        for (int row = top; row < rows.size(); row++) {
            bottom += heights.of(row);
            if (y < bottom || bottom > view) {
                return row;
            }
        }
        return rows.size() - 1;
    }

    private void normalize() {
        while (rows.size() > 0 && hidden < 0 && top > 0) {
            top--;
            hidden += heights.of(top);
        }
        while (top < rows.size() - 1 && hidden >= heights.of(top)) {
            hidden -= heights.of(top);
            top++;
        }
        hidden = Math.max(0, hidden);
    }

    private boolean pastEnd() {
        return rows.size() == 0 || position() >= last();
    }

    private void settle() {
        if (following || pastEnd()) {
            double last = last();
            top = Math.clamp((long) last, 0, Math.max(0, rows.size() - 1));
            hidden = rows.size() == 0 ? 0 : (last - top) * heights.of(top);
        }
        if (rows.size() > 0) {
            first = Optional.of(Known.of(rows, top));
            int bottom = at(view - 1);
            if (following || seen.isEmpty() || seen.get().place(rows) < bottom) {
                seen = Optional.of(Known.of(rows, bottom));
            }
        }
    }
}
