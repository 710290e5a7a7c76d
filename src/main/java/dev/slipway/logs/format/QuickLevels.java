package dev.slipway.logs.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Levels as they stand in the bytes of a line: ranks, or {@link LineFacts#NO_LEVEL}. */
final class QuickLevels {
    /** In the place of a level where {@link Forms} must tell it. */
    static final int UNSURE = -2;

    /** The words that patterns have: in {@link StampedForm}, in {@link Forms} and in those of PostgreSQL. */
    static final int STAMPED = 8;

    static final int FIRST = 16;
    static final int POSTGRES = 32;
    static final int POSTGRES_MORE = 64;
    private static final int RANK = 7;

    /** How many words are looked at, as {@link LevelWord} does. */
    private static final int WORDS = 4;

    private static final WordTable TABLE = table();

    private QuickLevels() {}

    private static WordTable table() {
        Map<String, Integer> words = new HashMap<>();
        Level.words().forEach((word, level) -> words.put(word, level.rank()));
        mark(
                words,
                STAMPED,
                "trace debug info notice warn warning error severe fatal critical fine finer finest config");
        mark(words, FIRST, "trace debug info notice warn warning error fatal critical panic");
        mark(words, POSTGRES, "log error fatal panic warning notice info debug debug1 debug2 debug3 debug4 debug5");
        mark(words, POSTGRES | POSTGRES_MORE, "statement detail hint context");
        return new WordTable(words);
    }

    private static void mark(Map<String, Integer> levels, int mark, String words) {
        List.of(words.split(" ")).forEach(word -> levels.merge(word, mark, (level, more) -> level | more));
    }

    /** However it is spelled. */
    static int named(byte[] line, int from, int to) {
        int found = TABLE.folded(line, from, to);
        return found == WordTable.NONE ? LineFacts.NO_LEVEL : found & RANK;
    }

    /** What is known of a word in capitals, its rank and marks; {@link WordTable#NONE} of all others. */
    static int capitals(byte[] line, int from, int to) {
        int found = TABLE.folded(line, from, to);
        return found != WordTable.NONE && upper(line, from, to) ? found : WordTable.NONE;
    }

    /** The level of a word in capitals that has this mark. */
    static int marked(byte[] line, int from, int to, int mark) {
        int found = capitals(line, from, to);
        return found != WordTable.NONE && (found & mark) != 0 ? found & RANK : LineFacts.NO_LEVEL;
    }

    static int rank(int found) {
        return found & RANK;
    }

    private static boolean upper(byte[] line, int from, int to) {
        for (int at = from; at < to; at++) {
            if (Ascii.small(line[at])) {
                return false;
            }
        }
        return true;
    }

    /** In a field: a word, or a number as Bunyan and Pino write it. */
    static int ofField(byte[] line, int from, int to) {
        if (!ascii(line, from, to)) {
            return UNSURE;
        }
        int named = named(line, from, to);
        if (named >= 0 || to - from != 2) {
            return named;
        }
        int number = Ascii.two(line, from);
        return number >= 10 && number < 70 ? number / 10 - 1 : LineFacts.NO_LEVEL;
    }

    private static boolean ascii(byte[] line, int from, int to) {
        for (int at = from; at < to; at++) {
            if (line[at] < 0) {
                return false;
            }
        }
        return true;
    }

    /** A level that stands as one among the first words, as {@link LevelWord} finds it. */
    static int among(byte[] line, int from, int to) {
        int at = from;
        for (int word = 0; word < WORDS; word++) {
            at = Ascii.spaces(line, at, to);
            boolean opened = Ascii.on(line, at, to, '[');
            int begin = opened ? at + 1 : at;
            int end = word(line, begin, to);
            if (end == begin) {
                return LineFacts.NO_LEVEL;
            }
            boolean closed = Ascii.on(line, end, to, ']');
            int found = standing(line, begin, end, opened && closed);
            if (found != LineFacts.NO_LEVEL) {
                return found;
            }
            at = closed ? end + 1 : end;
            at = between(line, Ascii.on(line, at, to, ':') ? at + 1 : at, to);
        }
        return LineFacts.NO_LEVEL;
    }

    private static int standing(byte[] line, int from, int to, boolean bracketed) {
        int found = TABLE.folded(line, from, to);
        if (found != WordTable.NONE) {
            return bracketed || upper(line, from, to) ? found & RANK : LineFacts.NO_LEVEL;
        }
        // One letter that is no ASCII, the sign of kelvin, is a k when it is small.
        return (line[from] | 0x20) == 'u' && !ascii(line, from, to) ? UNSURE : LineFacts.NO_LEVEL;
    }

    private static int word(byte[] line, int from, int to) {
        int at = from;
        while (at < to && !Ascii.space(line[at]) && !separates(line[at])) {
            at++;
        }
        return at;
    }

    private static boolean separates(byte c) {
        return c == ':' || c == '[' || c == ']' || c == '|';
    }

    private static int between(byte[] line, int from, int to) {
        int at = from;
        while (at < to && (line[at] == '-' || line[at] == '|' || Ascii.space(line[at]))) {
            at++;
        }
        return at;
    }
}
