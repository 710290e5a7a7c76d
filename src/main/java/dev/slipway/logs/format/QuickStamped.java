package dev.slipway.logs.format;

import dev.slipway.logs.format.LineFacts.Kind;

/** The level behind a time, as {@link StampedForm#head} and {@link StampedForm#dayless} find it. */
final class QuickStamped {
    private static final byte[] GO = Ascii.bytes(".go:");
    private static final byte[] STDOUT = Ascii.bytes(" stdout ");
    private static final byte[] STDERR = Ascii.bytes(" stderr ");

    private QuickStamped() {}

    /** Whether what stands behind a stamp is a line that a container's runtime took in; it begins this far behind it. */
    static int taken(byte[] line, int from, int to) {
        boolean stream = Ascii.starts(line, from, to, STDOUT) || Ascii.starts(line, from, to, STDERR);
        int kind = from + STDOUT.length;
        return stream
                        && (Ascii.on(line, kind, to, 'F') || Ascii.on(line, kind, to, 'P'))
                        && Ascii.on(line, kind + 1, to, ' ')
                ? STDOUT.length + 2
                : 0;
    }

    /** Behind a time with its day; false where {@link Forms} must tell it. */
    static boolean read(byte[] line, int from, int to, QuickStamp stamp, LineFacts facts) {
        int level = stamp.slashed(line) ? slashed(line, from, to) : dashed(line, from, to, stamp.ofSyslog(), facts);
        facts.grave(level);
        return level != QuickLevels.UNSURE;
    }

    private static int slashed(byte[] line, int from, int to) {
        if (!Ascii.on(line, from, to, ' ')) {
            return QuickLevels.among(line, from, to);
        }
        int nginx = Ascii.on(line, from + 1, to, '[') ? nginx(line, from + 2, to) : LineFacts.NO_LEVEL;
        if (nginx >= 0) {
            return nginx;
        }
        return go(line, from + 1, to) ? LineFacts.NO_LEVEL : QuickLevels.among(line, from, to);
    }

    /** "error] 29#31: *4 ", behind the bracket. */
    private static int nginx(byte[] line, int from, int to) {
        int end = Ascii.wordly(line, from, to);
        int pid = end + 2;
        int hash = Ascii.digits(line, pid, to);
        int colon = Ascii.digits(line, hash + 1, to);
        return Ascii.on(line, end, to, ']')
                        && Ascii.on(line, end + 1, to, ' ')
                        && hash > pid
                        && Ascii.on(line, hash, to, '#')
                        && colon > hash + 1
                        && Ascii.on(line, colon, to, ':')
                        && Ascii.on(line, colon + 1, to, ' ')
                ? QuickLevels.named(line, from, end)
                : LineFacts.NO_LEVEL;
    }

    /** "main.go:23: " */
    private static boolean go(byte[] line, int from, int to) {
        int end = Ascii.word(line, from, to);
        if (!Ascii.on(line, end, to, ' ') || line[end - 1] != ':') {
            return false;
        }
        int digits = end - 1;
        while (digits > from && Ascii.digit(line[digits - 1])) {
            digits--;
        }
        return digits < end - 1 && digits - GO.length > from && Ascii.starts(line, digits - GO.length, digits, GO);
    }

    private static int dashed(byte[] line, int from, int to, boolean ofSyslog, LineFacts facts) {
        int at = Ascii.spaces(line, from, to);
        if (at > from && at < to) {
            int found = LineFacts.NO_LEVEL;
            if (line[at] == '[') {
                found = at == from + 1 && line[from] == ' ' ? postgres(line, at + 1, to, facts) : found;
                found = found == LineFacts.NO_LEVEL ? threadFirst(line, at + 1, to) : found;
            } else if (line[at] == '-') {
                found = python(line, at + 1, to);
            } else if (ofSyslog && at == from + 1 && line[from] == ' ' && QuickSyslog.tagged(line, at, to)) {
                return LineFacts.NO_LEVEL;
            }
            if (found != LineFacts.NO_LEVEL) {
                return found;
            }
        }
        return QuickLevels.among(line, from, to);
    }

    /** Behind a time of the day alone, which is none where no level follows; {@link LineFacts#NO_LEVEL} then. */
    static int dayless(byte[] line, int from, int to) {
        int at = Ascii.spaces(line, from, to);
        int thread = at > from && Ascii.on(line, at, to, '[') ? threadFirst(line, at + 1, to) : LineFacts.NO_LEVEL;
        return thread != LineFacts.NO_LEVEL ? thread : QuickLevels.among(line, from, to);
    }

    /** "4711] shop@shopdb ERROR:  ", behind the bracket. */
    private static int postgres(byte[] line, int from, int to, LineFacts facts) {
        int end = Ascii.digits(line, from, to);
        if (end == from || !Ascii.on(line, end, to, ']')) {
            return LineFacts.NO_LEVEL;
        }
        int at = end + 1;
        if (Ascii.on(line, at, to, '-')) {
            at = Ascii.digits(line, at + 1, to);
            if (at == end + 2) {
                return LineFacts.NO_LEVEL;
            }
        }
        if (!Ascii.on(line, at, to, ' ')) {
            return LineFacts.NO_LEVEL;
        }
        int word = Ascii.word(line, at + 1, to);
        boolean user = Ascii.find(line, at + 1, word, '@') < word && Ascii.on(line, word, to, ' ');
        int found = user ? kind(line, word + 1, to) : WordTable.NONE;
        found = found == WordTable.NONE ? kind(line, at + 1, to) : found;
        if (found < 0) {
            return found;
        }
        boolean more = (found & QuickLevels.POSTGRES_MORE) != 0;
        facts.of(more ? Kind.POSTGRES_MORE : Kind.POSTGRES, hash(line, from, end));
        return QuickLevels.rank(found);
    }

    /** "ERROR:  " */
    private static int kind(byte[] line, int from, int to) {
        int letters = Ascii.capitals(line, from, to);
        int end = letters < to && Ascii.digit(line[letters]) ? letters + 1 : letters;
        if (end == from
                || !Ascii.on(line, end, to, ':')
                || !Ascii.on(line, end + 1, to, ' ')
                || !Ascii.on(line, end + 2, to, ' ')) {
            return WordTable.NONE;
        }
        int found = QuickLevels.capitals(line, from, end);
        return found != WordTable.NONE && (found & QuickLevels.POSTGRES) != 0 ? found : QuickLevels.UNSURE;
    }

    /** As {@link String#hashCode}. */
    private static int hash(byte[] line, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + line[at];
        }
        return hash;
    }

    /** "main] INFO  com.acme.Cart - ", behind the bracket. */
    private static int threadFirst(byte[] line, int from, int to) {
        int close = Ascii.find(line, from, to, ']') + 1;
        int word = Ascii.spaces(line, close, to);
        int end = Ascii.word(line, word, to);
        int level = word > close ? QuickLevels.marked(line, word, end, QuickLevels.STAMPED) : LineFacts.NO_LEVEL;
        if (level == LineFacts.NO_LEVEL) {
            return level;
        }
        int logger = Ascii.spaces(line, end, to);
        int behind = Ascii.word(line, logger, to);
        int dash = Ascii.spaces(line, behind, to);
        int at = dash;
        while (at < to && (line[at] == '-' || line[at] == ':')) {
            at++;
        }
        boolean all = behind > logger && dash > behind && at > dash && at < to && Ascii.space(line[at]);
        return all ? level : LineFacts.NO_LEVEL;
    }

    /** "- shop.pay - ERROR - ", behind the first dash. */
    private static int python(byte[] line, int from, int to) {
        int logger = Ascii.spaces(line, from, to);
        int end = Ascii.word(line, logger, to);
        int level = dash(line, end, to);
        int behind = Ascii.word(line, level, to);
        boolean dashed = logger > from && level > end;
        int last = dashed ? Ascii.spaces(line, behind, to) : to;
        return last > behind && Ascii.on(line, last, to, '-') && last + 1 < to && Ascii.space(line[last + 1])
                ? QuickLevels.marked(line, level, behind, QuickLevels.STAMPED)
                : LineFacts.NO_LEVEL;
    }

    /** Behind a dash between blanks; here where none stands. */
    private static int dash(byte[] line, int from, int to) {
        int dash = Ascii.spaces(line, from, to);
        int behind = dash > from && Ascii.on(line, dash, to, '-') ? Ascii.spaces(line, dash + 1, to) : from;
        return behind > dash + 1 ? behind : from;
    }
}
