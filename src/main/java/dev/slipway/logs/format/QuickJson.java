package dev.slipway.logs.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line that is one JSON object, as {@link JsonForm} reads it. What is not plain in it makes it unsure: known keys twice or with
 * objects or lists in them, and escapes where something is to be known. One object is used for line after line.
 */
final class QuickJson {
    private static final int LEVELS = 16;
    private static final int LOG = 28;
    private static final int STREAM = 29;
    private static final int STATUS = 30;
    private static final int NONE = 31;
    private static final int UNKNOWN = -1;
    /** Docker's lines have a stream, and the first of the keys of a time. */
    private static final int NEEDED = (1 << STREAM) | 1;

    private static final WordTable KEYS = keys();
    private static final byte[] DOCKER = Ascii.bytes("{\"log\":");
    private static final byte[] INSTANT = Ascii.bytes("instant.");
    private static final byte[] JOURNAL = Ascii.bytes("__");

    private final QuickStamp stamp;
    private final JsonBytes values = new JsonBytes();
    private long time;
    private int timeKey;
    private boolean dated;
    private int level;
    private int levelKey;
    private int seen;
    private int logFrom;
    private int logTo;
    private boolean logEscapes;

    QuickJson(QuickStamp stamp) {
        this.stamp = stamp;
    }

    private static WordTable keys() {
        Map<String, Integer> keys = new HashMap<>();
        number(keys, JsonForm.TIME, 0);
        number(keys, JsonForm.LEVEL, LEVELS);
        keys.putAll(Map.of("log", LOG, "stream", STREAM, "status", STATUS));
        return new WordTable(keys);
    }

    private static void number(Map<String, Integer> keys, List<String> names, int from) {
        for (String name : names) {
            keys.put(name, from + names.indexOf(name));
        }
    }

    /** Whether it is an object; sure in all that is known of it then. */
    boolean read(byte[] line, int from, int to) {
        time = LineFacts.NO_TIME;
        level = LineFacts.NO_LEVEL;
        timeKey = NONE;
        levelKey = NONE;
        seen = 0;
        int at = JsonBytes.blanks(line, from + 1, to);
        if (Ascii.on(line, at, to, '}')) {
            return at + 1 == to;
        }
        while (Ascii.on(line, at, to, '"')) {
            int key = at + 1;
            int end = JsonBytes.plain(line, key, to);
            at = JsonBytes.blanks(line, end + 1, to);
            if (!Ascii.on(line, end, to, '"') || !Ascii.on(line, at, to, ':')) {
                return false;
            }
            at = member(line, key, end, JsonBytes.blanks(line, at + 1, to), to);
            at = at < 0 ? to : JsonBytes.blanks(line, at, to);
            if (!Ascii.on(line, at, to, ',')) {
                return Ascii.on(line, at, to, '}') && at + 1 == to;
            }
            at = JsonBytes.blanks(line, at + 1, to);
        }
        return false;
    }

    long time() {
        return time;
    }

    int level() {
        return level;
    }

    /** Whether it is one of Docker's, with what a program wrote in it. */
    Verdict docker(byte[] line, int from, int to) {
        if (!Ascii.starts(line, from, to, DOCKER) || (seen & NEEDED) != NEEDED) {
            return Verdict.NO;
        }
        return timeKey == 0 && dated ? Verdict.YES : Verdict.UNSURE;
    }

    int logFrom() {
        return logFrom;
    }

    int logTo() {
        return logTo;
    }

    boolean logEscapes() {
        return logEscapes;
    }

    /** Reads a value; its end, or less than zero. */
    private int member(byte[] line, int key, int keyTo, int at, int to) {
        int known = KEYS.exact(line, key, keyTo);
        if (known == WordTable.NONE) {
            return Ascii.starts(line, key, keyTo, JOURNAL) || Ascii.starts(line, key, keyTo, INSTANT)
                    ? UNKNOWN
                    : values.behind(line, at, to);
        }
        byte first = Ascii.at(line, at, to);
        if ((seen & (1 << known)) != 0 || first == '{' || first == '[') {
            return UNKNOWN;
        }
        seen |= 1 << known;
        int end = values.behind(line, at, to);
        if (end < 0 || known == STATUS || known == STREAM) {
            return end;
        }
        boolean text = first == '"';
        boolean sure = known == LOG
                ? log(text, at, end)
                : values.simple() && known(line, known, text ? at + 1 : at, text ? end - 1 : end);
        return sure ? end : UNKNOWN;
    }

    private boolean log(boolean text, int at, int end) {
        logFrom = at + 1;
        logTo = end - 1;
        logEscapes = !values.simple();
        return text;
    }

    private boolean known(byte[] line, int key, int from, int to) {
        if (key >= LEVELS) {
            if (key < levelKey) {
                int said = QuickLevels.ofField(line, from, to);
                level = said >= 0 ? said : level;
                levelKey = said >= 0 ? key : levelKey;
                return said != QuickLevels.UNSURE;
            }
            return true;
        }
        if (key < timeKey) {
            long said = stamp.field(line, from, to);
            boolean any = said != LineFacts.NO_TIME;
            time = any ? said : time;
            timeKey = any ? key : timeKey;
            dated = any ? !Ascii.digit(Ascii.at(line, from + 4, to)) : dated;
            return said != QuickTimes.UNSURE;
        }
        return true;
    }
}
