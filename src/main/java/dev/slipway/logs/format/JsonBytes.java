package dev.slipway.logs.format;

/** Goes over values of JSON (RFC 8259) in bytes, strictly. What it is not sure of it does not go over. */
final class JsonBytes {
    private static final int DEEPEST = 50;
    private static final int LONGEST_NUMBER = 18;
    private static final byte[] TRUE = Ascii.bytes("true");
    private static final byte[] FALSE = Ascii.bytes("false");
    private static final byte[] NULL = Ascii.bytes("null");
    private static final int NOT = -1;

    /** What ends the plain part of a text: its quote, an escape, and what must be escaped. */
    private static final boolean[] ENDS = ends();

    private boolean simple;

    private static boolean[] ends() {
        boolean[] ends = new boolean[256];
        for (int c = 0; c < ' '; c++) {
            ends[c] = true;
        }
        ends['"'] = true;
        ends['\\'] = true;
        return ends;
    }

    static int blanks(byte[] line, int from, int to) {
        int at = from;
        while (at < to && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r' || line[at] == '\n')) {
            at++;
        }
        return at;
    }

    /** Up to the end of a text, or an escape. */
    static int plain(byte[] line, int from, int to) {
        int at = from;
        while (at < to && !ENDS[line[at] & 0xff]) {
            at++;
        }
        return at;
    }

    /** Whether the last value was a text without escapes or a whole number, not negative. */
    boolean simple() {
        return simple;
    }

    /** Behind a value; less than zero where none ends. */
    int behind(byte[] line, int at, int to) {
        return value(line, at, to, 0);
    }

    private int value(byte[] line, int at, int to, int depth) {
        byte first = Ascii.at(line, at, to);
        return switch (first) {
            case '"' -> text(line, at + 1, to);
            case '{', '[' -> depth < DEEPEST ? nested(line, at, to, depth + 1) : NOT;
            case 't' -> word(line, at, to, TRUE);
            case 'f' -> word(line, at, to, FALSE);
            case 'n' -> word(line, at, to, NULL);
            default -> number(line, at, to);
        };
    }

    private int text(byte[] line, int from, int to) {
        int at = plain(line, from, to);
        simple = Ascii.on(line, at, to, '"');
        while (Ascii.on(line, at, to, '\\')) {
            int escape = escape(line, at + 1, to);
            if (escape == 0) {
                return NOT;
            }
            at = plain(line, at + 1 + escape, to);
        }
        return Ascii.on(line, at, to, '"') ? at + 1 : NOT;
    }

    /** How long what stands behind a backslash is; 0 where that escapes nothing. */
    private static int escape(byte[] line, int at, int to) {
        return switch (Ascii.at(line, at, to)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 1;
            case 'u' -> hex(line, at + 1, to) < 0 ? 0 : 5;
            default -> 0;
        };
    }

    /** Four digits as a number; less than zero where others stand here. */
    static int hex(byte[] line, int from, int to) {
        if (to - from < 4) {
            return NOT;
        }
        int value = 0;
        for (int at = from; at < from + 4; at++) {
            int digit = line[at] < 0 ? NOT : Character.digit(line[at], 16);
            if (digit < 0) {
                return NOT;
            }
            value = (value << 4) | digit;
        }
        return value;
    }

    private int word(byte[] line, int at, int to, byte[] word) {
        simple = false;
        return Ascii.starts(line, at, to, word) ? at + word.length : NOT;
    }

    private int number(byte[] line, int from, int to) {
        int first = Ascii.on(line, from, to, '-') ? from + 1 : from;
        int end = Ascii.digits(line, first, to);
        simple = first == from;
        if (end == first || (end - first > 1 && line[first] == '0') || end - first > LONGEST_NUMBER) {
            return NOT;
        }
        if (Ascii.on(line, end, to, '.')) {
            simple = false;
            int point = end;
            end = Ascii.digits(line, point + 1, to);
            if (end == point + 1 || end - point > LONGEST_NUMBER) {
                return NOT;
            }
        }
        byte behind = Ascii.at(line, end, to);
        return behind == 'e' || behind == 'E' ? NOT : end;
    }

    private int nested(byte[] line, int from, int to, int depth) {
        boolean object = line[from] == '{';
        char close = object ? '}' : ']';
        int at = blanks(line, from + 1, to);
        if (!Ascii.on(line, at, to, close)) {
            at = element(line, at, to, object, depth);
            while (at >= 0 && Ascii.on(line, at, to, ',')) {
                at = element(line, blanks(line, at + 1, to), to, object, depth);
            }
        }
        simple = false;
        return at >= 0 && Ascii.on(line, at, to, close) ? at + 1 : NOT;
    }

    private int element(byte[] line, int from, int to, boolean named, int depth) {
        int at = from;
        if (named) {
            at = Ascii.on(line, at, to, '"') ? text(line, at + 1, to) : NOT;
            at = (at < 0 || !simple) ? NOT : blanks(line, at, to); // half a character is refused in a name
            if (at < 0 || !Ascii.on(line, at, to, ':')) {
                return NOT;
            }
            at = blanks(line, at + 1, to);
        }
        int end = value(line, at, to, depth);
        return end < 0 ? NOT : blanks(line, end, to);
    }
}
