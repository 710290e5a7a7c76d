package dev.slipway.ui.logs;

import dev.slipway.logs.Query;
import dev.slipway.logs.Stretch;
import dev.slipway.logs.text.Columns;
import java.util.List;

/** A line as it is drawn, and as it is copied. */
record LaidLine(List<Piece> pieces, String text) {
    /** Up to which column it goes. */
    int width() {
        return pieces.isEmpty()
                ? 0
                : pieces.getLast().column() + pieces.getLast().columns();
    }

    /** The columns in which stands what a query looks for, from this column on. */
    List<Stretch> found(Query query, int from) {
        String part = between(from, Integer.MAX_VALUE);
        return query.places(part).stream()
                .map(place -> new Stretch(
                        from + Columns.of(part.substring(0, place.from())),
                        from + Columns.of(part.substring(0, place.until()))))
                .toList();
    }

    /** What of it stands from one column up to before another. */
    String between(int from, int to) {
        StringBuilder cut = new StringBuilder();
        int column = 0;
        for (int at = 0; at < text.length() && column < to; at += Character.charCount(text.codePointAt(at))) {
            int character = text.codePointAt(at);
            if (column >= from) {
                cut.appendCodePoint(character);
            }
            column += Columns.of(character);
        }
        return cut.toString().stripTrailing();
    }
}
