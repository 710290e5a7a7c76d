package dev.slipway.promotion.migration;

import java.util.Locale;

/**
 * A piece of SQL that means something.
 *
 * @param text as written; of what is quoted, what stands between the quotes
 * @param line in which it begins, from 1
 */
record Token(Kind kind, String text, int line) {
    private static final int LONGEST_NAME = 60;

    enum Kind {
        /** A keyword, a name without quotes, or a number. */
        WORD,
        /** A name in quotes. */
        NAME,
        STRING,
        /** A string of PostgreSQL between dollars, in which code often stands. */
        DOLLARS,
        SYMBOL
    }

    /** Whether it is this keyword, however it is spelled. */
    boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Whether it can be what something is called. */
    boolean names() {
        return kind == Kind.WORD || kind == Kind.NAME;
    }

    /** In capitals where it is no quoted name or string; nothing else is a keyword. */
    String keyword() {
        return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
    }

    /** As a sentence has it: on one line, and not endless. */
    String shown() {
        String line = text.replaceAll("\\p{Cntrl}", "\u2400");
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "\u2026";
    }
}
