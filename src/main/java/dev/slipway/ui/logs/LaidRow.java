package dev.slipway.ui.logs;

import dev.slipway.logs.Row;
import java.util.List;

/**
 * A row as it is drawn.
 *
 * @param lines at least one
 * @param more how many lines it has behind its first, shown or folded
 * @param open whether they and its fields are shown
 * @param release what its host ran when it was written; empty where that is not known
 * @param spoken what a screen reader says
 */
record LaidRow(Row row, Kind kind, List<LaidLine> lines, int more, boolean open, String release, String spoken) {
    /** Height of a line. */
    static final double LINE = 20;

    /** Height of a row that goes across. */
    static final double BAND = 28;

    /** How a row is set apart. */
    enum Kind {
        RECORD,
        GRAVE,
        GAP,
        MARK
    }

    double height() {
        return band() ? BAND : lines.size() * LINE;
    }

    /** Whether it goes across all columns. */
    boolean band() {
        return kind == Kind.GAP || kind == Kind.MARK;
    }
}
