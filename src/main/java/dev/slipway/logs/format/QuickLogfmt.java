package dev.slipway.logs.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A line of pairs, as {@link LogfmtForm} reads it. */
final class QuickLogfmt {
    private static final int TIMES = 8;
    private static final int MESSAGES = 16;
    private static final int NONE = 31;
    private static final WordTable KEYS = keys();

    private final QuickStamp stamp;
    private int seen;
    private boolean others;
    private int levelKey;
    private int levelFrom;
    private int levelTo;
    private int timeKey;
    private int timeFrom;
    private int timeTo;
    private boolean escaped;

    QuickLogfmt(QuickStamp stamp) {
        this.stamp = stamp;
    }

    private static WordTable keys() {
        Map<String, Integer> keys = new HashMap<>();
        number(keys, LogfmtForm.LEVEL, 0);
        number(keys, LogfmtForm.TIME, TIMES);
        number(keys, LogfmtForm.MESSAGE, MESSAGES);
        return new WordTable(keys);
    }

    private static void number(Map<String, Integer> keys, List<String> names, int from) {
        for (String name : names) {
            keys.put(name, from + names.indexOf(name));
        }
    }

    Verdict read(byte[] line, int from, int to, LineFacts facts) {
        seen = 0;
        others = false;
        levelKey = NONE;
        timeKey = NONE;
        Verdict pairs = pairs(line, from, to);
        if (pairs != Verdict.YES) {
            return pairs;
        }
        boolean said = (seen & ~(0xff << TIMES)) != 0;
        if (!said || (Integer.bitCount(seen) < 2 && !others)) {
            return Verdict.NO;
        }
        if (levelKey != NONE) {
            int level = QuickLevels.ofField(line, levelFrom, levelTo);
            facts.grave(level);
            if (level == QuickLevels.UNSURE) {
                return Verdict.UNSURE;
            }
        }
        if (timeKey != NONE) {
            facts.at(stamp.field(line, timeFrom, timeTo));
        }
        return facts.time() == QuickTimes.UNSURE ? Verdict.UNSURE : Verdict.YES;
    }

    private Verdict pairs(byte[] line, int from, int to) {
        int at = blanks(line, from, to);
        while (at < to) {
            int end = key(line, at, to);
            if (end == at || !Ascii.on(line, end, to, '=')) {
                return Verdict.NO;
            }
            int known = KEYS.exact(line, at, end);
            if (known == WordTable.NONE ? !ascii(line, at, end) : (seen & (1 << known)) != 0) {
                return Verdict.UNSURE;
            }
            boolean quoted = Ascii.on(line, end + 1, to, '"');
            int value = quoted ? end + 2 : end + 1;
            int behind = quoted ? quoted(line, value, to) : word(line, value, to);
            if (known == WordTable.NONE) {
                others = true;
            } else if (!take(known, value, behind, quoted)) {
                return Verdict.UNSURE;
            }
            at = blanks(line, quoted ? behind + 1 : behind, to);
        }
        return Verdict.YES;
    }

    private boolean take(int key, int from, int to, boolean quoted) {
        seen |= 1 << key;
        if (key < TIMES && key < levelKey) {
            levelKey = key;
            levelFrom = from;
            levelTo = to;
        } else if (key >= TIMES && key < MESSAGES && key < timeKey) {
            timeKey = key;
            timeFrom = from;
            timeTo = to;
        }
        return key >= MESSAGES || !quoted || !escaped;
    }

    /** What is no ASCII may be a letter. */
    private static int key(byte[] line, int from, int to) {
        int at = from;
        while (at < to && (Ascii.wordly(line[at]) || line[at] < 0 || sign(line[at]))) {
            at++;
        }
        return at;
    }

    private static boolean sign(byte c) {
        return c == '.' || c == '-' || c == '@' || c == '/';
    }

    private static boolean ascii(byte[] line, int from, int to) {
        for (int at = from; at < to; at++) {
            if (line[at] < 0) {
                return false;
            }
        }
        return true;
    }

    private static int blanks(byte[] line, int from, int to) {
        int at = from;
        while (at < to && (line[at] == ' ' || line[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static int word(byte[] line, int from, int to) {
        int at = from;
        while (at < to && line[at] != ' ' && line[at] != '\t') {
            at++;
        }
        return at;
    }

    /** Up to the closing quote, or to the end where none closes. */
    private int quoted(byte[] line, int from, int to) {
        escaped = false;
        int at = from;
        while (at < to && line[at] != '"') {
            if (line[at] == '\\') {
                escaped = true;
                at++;
            }
            at++;
        }
        return Math.min(at, to);
    }
}
