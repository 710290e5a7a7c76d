package dev.slipway.promotion.migration;

import java.util.Comparator;

/**
 * What is to be feared of a statement.
 *
 * @param line in which it begins, from 1
 * @param sentence what it does, and why that matters
 */
public record Warning(int line, Kind kind, String sentence) {
    static final Comparator<Warning> BY_LINE = Comparator.comparingInt(Warning::line);

    /** What kind of thing it does. */
    public enum Kind {
        /** Something is gone afterwards. */
        DROPS,
        /** Something has another name afterwards. */
        RENAMES,
        /** Something that could be written before is refused afterwards. */
        NARROWS,
        /** Others wait for it. */
        LOCKS,
        /** It cannot run so. */
        FAILS,
        /** It could not be read. */
        UNKNOWN;

        /** Whether the release before may not run with what it leaves. */
        public boolean contracts() {
            return this == DROPS || this == RENAMES || this == NARROWS;
        }

        /** Whether it does more than to keep others waiting. */
        public boolean grave() {
            return contracts() || this == FAILS;
        }
    }
}
