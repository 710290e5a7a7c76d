package dev.slipway.logs.format;

import java.nio.charset.StandardCharsets;

/**
 * A line as bytes, read as the patterns of {@link Forms} read it: what is no ASCII is no digit, no letter and no blank. Places
 * are given from and to; what stands behind the end is NUL.
 */
final class Ascii {
    private static final byte SPACE = 1;
    private static final byte DIGIT = 2;
    private static final byte CAPITAL = 4;
    private static final byte SMALL = 8;
    private static final byte UNDERSCORE = 16;
    private static final byte[] CLASSES = classes();

    private Ascii() {}

    private static byte[] classes() {
        byte[] classes = new byte[256];
        for (char c : " \t\n\u000B\f\r".toCharArray()) {
            classes[c] = SPACE;
        }
        for (char c = '0'; c <= '9'; c++) {
            classes[c] = DIGIT;
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            classes[c] = CAPITAL;
            classes[c + 'a' - 'A'] = SMALL;
        }
        classes['_'] = UNDERSCORE;
        return classes;
    }

    private static boolean is(byte c, int kinds) {
        return (CLASSES[c & 0xff] & kinds) != 0;
    }

    /** As {@code \s} has it. */
    static boolean space(byte c) {
        return is(c, SPACE);
    }

    static boolean digit(byte c) {
        return is(c, DIGIT);
    }

    static boolean capital(byte c) {
        return is(c, CAPITAL);
    }

    static boolean small(byte c) {
        return is(c, SMALL);
    }

    static boolean letter(byte c) {
        return is(c, CAPITAL | SMALL);
    }

    static boolean alphanumeric(byte c) {
        return is(c, CAPITAL | SMALL | DIGIT);
    }

    /** As {@code \w} has it. */
    static boolean wordly(byte c) {
        return is(c, CAPITAL | SMALL | DIGIT | UNDERSCORE);
    }

    static byte at(byte[] line, int at, int to) {
        return at < to ? line[at] : 0;
    }

    static boolean on(byte[] line, int at, int to, char c) {
        return at < to && line[at] == c;
    }

    /** Behind the white space that stands here, if any. */
    static int spaces(byte[] line, int from, int to) {
        int at = from;
        while (at < to && is(line[at], SPACE)) {
            at++;
        }
        return at;
    }

    /** Behind all up to the next white space. */
    static int word(byte[] line, int from, int to) {
        int at = from;
        while (at < to && !is(line[at], SPACE)) {
            at++;
        }
        return at;
    }

    static int digits(byte[] line, int from, int to) {
        int at = from;
        while (at < to && is(line[at], DIGIT)) {
            at++;
        }
        return at;
    }

    static int capitals(byte[] line, int from, int to) {
        int at = from;
        while (at < to && is(line[at], CAPITAL)) {
            at++;
        }
        return at;
    }

    static int wordly(byte[] line, int from, int to) {
        int at = from;
        while (at < to && wordly(line[at])) {
            at++;
        }
        return at;
    }

    /** Where this stands next; the end where it does not come. */
    static int find(byte[] line, int from, int to, char c) {
        int at = from;
        while (at < to && line[at] != c) {
            at++;
        }
        return at;
    }

    static boolean starts(byte[] line, int from, int to, byte[] text) {
        if (to - from < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (line[from + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** Two digits as a number; -1 where others stand here. */
    static int two(byte[] line, int at) {
        int tens = line[at] - '0';
        int ones = line[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
