package dev.slipway.ui.widget;

/** The selected lines of a log, from where it began to where it leads; nothing is selected while both are -1. */
record LogSelection(int anchor, int lead) {
    static final LogSelection NONE = new LogSelection(-1, -1);

    static LogSelection of(int line) {
        return new LogSelection(line, line);
    }

    int first() {
        return Math.min(anchor, lead);
    }

    int last() {
        return Math.max(anchor, lead);
    }

    boolean isEmpty() {
        return lead < 0;
    }

    boolean contains(int line) {
        return !isEmpty() && line >= first() && line <= last();
    }

    LogSelection extendedTo(int line) {
        return isEmpty() ? of(line) : new LogSelection(anchor, line);
    }

    /** After lines went away at the beginning. */
    LogSelection shiftedBy(int gone) {
        return last() < gone ? NONE : new LogSelection(Math.max(0, anchor - gone), Math.max(0, lead - gone));
    }
}
