package dev.slipway.logs.format;

/**
 * A time with its day, the date first, as {@link StampedForm#stamped} and {@link Times#field} read it. One object is used for line
 * after line.
 */
final class QuickStamp {
    private static final int DAY = 10;
    private static final int SECONDS = 19;

    private static final long MICROS = 1_000_000;
    private static final byte[] UTC = Ascii.bytes("UTC");
    private static final byte[] GMT = Ascii.bytes("GMT");
    private static final byte[] MSK = Ascii.bytes("MSK");

    private final QuickTimes times;
    private long micros;
    private int from;
    private int end;
    private int rest;
    private boolean zoned;
    private boolean universal;
    private boolean syslog;

    QuickStamp(QuickTimes times) {
        this.times = times;
    }

    /** In microseconds since 1970. */
    long micros() {
        return micros;
    }

    /** Where what stands behind it begins. */
    int rest() {
        return rest;
    }

    /** Whether it names its zone. */
    boolean zoned() {
        return zoned;
    }

    boolean slashed(byte[] line) {
        return line[from + 4] == '/';
    }

    /** As {@link StampedForm.Stamped#ofSyslog} says. */
    boolean ofSyslog() {
        return syslog;
    }

    /** As {@link StampedForm.Stamped#ofContainer} says. */
    boolean ofContainer() {
        return universal && end - from == StampedForm.OF_CONTAINER;
    }

    /** Reads one that begins here, or behind a bracket here. */
    Verdict read(byte[] line, int begin, int to) {
        boolean bracketed = line[begin] == '[';
        Verdict verdict = bare(line, bracketed ? begin + 1 : begin, to);
        if (verdict == Verdict.YES) {
            boolean blank = rest > end;
            rest = Ascii.on(line, rest, to, ']') ? rest + 1 : rest;
            rest = blank && !bracketed ? rest - 1 : rest;
        }
        return verdict;
    }

    /** In a field: microseconds, {@link LineFacts#NO_TIME} or {@link QuickTimes#UNSURE}. */
    long field(byte[] line, int begin, int to) {
        if (!Ascii.digit(Ascii.at(line, begin, to))) {
            return LineFacts.NO_TIME;
        }
        Verdict verdict = bare(line, begin, to);
        if (verdict == Verdict.NO) {
            return epoch(line, begin, to);
        }
        return verdict == Verdict.YES && rest == to ? micros : QuickTimes.UNSURE;
    }

    private static long epoch(byte[] line, int begin, int to) {
        int point = Ascii.digits(line, begin, to);
        int length = point - begin;
        boolean parted = point < to;
        if (length < 9 || length > 18 || (parted && (length > 11 || line[point] != '.'))) {
            return QuickTimes.UNSURE;
        }
        int part = Ascii.digits(line, point + 1, to);
        if (parted && (part != to || part == point + 1 || part > point + 10)) {
            return QuickTimes.UNSURE;
        }
        long value = number(line, begin, point);
        if (length <= 11) {
            return value * MICROS + (parted ? micros(line, point + 1, to) : 0);
        }
        return length <= 14 ? value * 1000 : length <= 16 ? value : value / 1000;
    }

    private static long number(byte[] line, int begin, int to) {
        long value = 0;
        for (int at = begin; at < to; at++) {
            value = value * 10 + line[at] - '0';
        }
        return value;
    }

    /** Digits behind a point of seconds. */
    static long micros(byte[] line, int begin, int to) {
        long value = 0;
        for (int at = begin; at < begin + 6; at++) {
            value = value * 10 + (at < to ? line[at] - '0' : 0);
        }
        return value;
    }

    /** Where the seconds' digits behind a point here end; here if there are none, -1 if there are too many. */
    static int part(byte[] line, int at, int to) {
        if (!Ascii.on(line, at, to, '.') && !Ascii.on(line, at, to, ',')) {
            return at;
        }
        int end = Ascii.digits(line, at + 1, to);
        return end == at + 1 ? at : end - at > DAY ? -1 : end;
    }

    /** A time of the day, "10:00:00", in seconds; less than zero where none stands here. */
    static long clock(byte[] line, int at, int to) {
        if (to - at < 8 || line[at + 2] != ':' || line[at + 5] != ':') {
            return QuickTimes.UNSURE;
        }
        return QuickTimes.clock(Ascii.two(line, at), Ascii.two(line, at + 3), Ascii.two(line, at + 6));
    }

    private Verdict bare(byte[] line, int begin, int to) {
        if (!dated(line, begin, to)) {
            return Verdict.NO;
        }
        from = begin;
        int year = Ascii.two(line, begin) * 100 + Ascii.two(line, begin + 2);
        long day = QuickTimes.day(year, Ascii.two(line, begin + 5), Ascii.two(line, begin + 8));
        long clock = clock(line, begin + DAY + 1, to);
        int part = part(line, begin + SECONDS, to);
        if (day == QuickTimes.UNSURE || clock == QuickTimes.UNSURE || part < 0) {
            return Verdict.UNSURE;
        }
        long fraction = part > begin + SECONDS ? micros(line, begin + SECONDS + 1, part) : 0;
        end = part;
        rest = Ascii.on(line, part, to, ' ') ? part + 1 : part;
        zoned = false;
        universal = false;
        syslog = false;
        long seconds = zoned(line, to, day + clock);
        micros = seconds * MICROS + fraction;
        return seconds == QuickTimes.UNSURE ? Verdict.UNSURE : Verdict.YES;
    }

    private static boolean dated(byte[] line, int at, int to) {
        return to - at >= SECONDS
                && dash(line[at + 4])
                && dash(line[at + 7])
                && (line[at + DAY] == 'T' || line[at + DAY] == ' ')
                && line[at + 13] == ':'
                && line[at + 16] == ':'
                && Ascii.digits(line, at, at + 4) == at + 4
                && Ascii.digits(line, at + 5, at + 7) == at + 7
                && Ascii.digits(line, at + 8, at + DAY) == at + DAY
                && Ascii.digits(line, at + 11, at + 13) == at + 13
                && Ascii.digits(line, at + 14, at + 16) == at + 16
                && Ascii.digits(line, at + 17, at + SECONDS) == at + SECONDS;
    }

    private static boolean dash(byte c) {
        return c == '-' || c == '/' || c == '.';
    }

    /** Goes over the zone, where there is one. */
    private long zoned(byte[] line, int to, long shown) {
        byte first = Ascii.at(line, rest, to);
        if (first == 'Z') {
            universal = true;
            syslog = line[from + DAY] == 'T';
            return to(rest + 1, shown);
        }
        if (first == '+' || first == '-') {
            return ahead(line, to, shown);
        }
        if (Ascii.capital(first)) {
            int zone = zone(line, rest, to);
            if (zone == 0) {
                return times.local(shown);
            }
            return zone < 0 ? QuickTimes.UNSURE : to(rest + zone, shown);
        }
        return times.local(shown);
    }

    private long to(int behind, long seconds) {
        zoned = true;
        rest = behind;
        end = behind;
        return seconds;
    }

    private long ahead(byte[] line, int to, long shown) {
        int hours = Ascii.digits(line, rest + 1, Math.min(rest + 3, to));
        if (hours < rest + 3) {
            return times.local(shown);
        }
        int minutes = Ascii.on(line, hours, to, ':') ? hours + 1 : hours;
        boolean whole = Ascii.digits(line, minutes, Math.min(minutes + 2, to)) == minutes + 2;
        if (!whole && Ascii.digit(Ascii.at(line, hours, to))) {
            return times.local(shown);
        }
        long seconds = Ascii.two(line, rest + 1) * 3600L + (whole ? Ascii.two(line, minutes) * 60L : 0);
        if (Ascii.two(line, rest + 1) > 17 || (whole && Ascii.two(line, minutes) > 59)) {
            return QuickTimes.UNSURE;
        }
        syslog = whole && minutes > hours && line[from + DAY] == 'T';
        long time = line[rest] == '-' ? shown + seconds : shown - seconds;
        return to(whole ? minutes + 2 : hours, time);
    }

    /** How long the word for UTC that stands here is; 0 where none does, -1 where it may be another zone. */
    private static int zone(byte[] line, int at, int to) {
        int length = Ascii.capitals(line, at, Math.min(at + 5, to)) - at;
        if (length < 3 || length > 4 || Ascii.letter(Ascii.at(line, at + length, to))) {
            return 0;
        }
        if (length == 3 && (Ascii.starts(line, at, to, UTC) || Ascii.starts(line, at, to, GMT))) {
            return length;
        }
        return line[at + length - 1] == 'T' || Ascii.starts(line, at, to, MSK) ? -1 : 0;
    }
}
