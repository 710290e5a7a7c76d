package dev.slipway.logs.format;

import dev.slipway.logs.format.LineFacts.Kind;

/** Lines that begin with a capital or with a level, as {@link Forms} reads them. */
final class QuickWorded {
    private static final long MICROS = 1_000_000;
    private static final byte[] DASHES = Ascii.bytes(" -- ");

    private final QuickStamp stamp;
    private final QuickTimes times;
    private final QuickSyslog syslog;

    QuickWorded(QuickStamp stamp, QuickTimes times, QuickSyslog syslog) {
        this.stamp = stamp;
        this.times = times;
        this.syslog = syslog;
    }

    /** A line that begins with a capital. */
    Verdict read(byte[] line, int from, int to, LineFacts facts) {
        byte second = Ascii.at(line, from + 1, to);
        if (Ascii.capital(second)) {
            return levelFirst(line, from, from, to, facts);
        }
        if (Ascii.digit(second)) {
            return klog(line, from, to, facts);
        }
        if (second == ',') {
            return ruby(line, from, to, facts);
        }
        if (!Ascii.small(second) || !Ascii.on(line, from + 3, to, ' ') || QuickSyslog.month(line, from, to) == 0) {
            return Verdict.NO;
        }
        int day = Ascii.on(line, from + 4, to, ' ') ? from + 5 : from + 4;
        int behind = Ascii.digits(line, day, to);
        if (behind == day) {
            return Verdict.NO;
        }
        return Ascii.on(line, behind, to, ',') ? jul(line, from, to, facts) : syslog.old(line, from, to, facts);
    }

    /** "ERROR: ", or in brackets. */
    static Verdict levelFirst(byte[] line, int from, int word, int to, LineFacts facts) {
        int end = Ascii.capitals(line, word, to);
        int behind = Ascii.on(line, end, to, ']') ? end + 1 : end;
        byte next = Ascii.at(line, behind, to);
        if (behind == from || (next != ':' && !Ascii.space(next))) {
            return Verdict.NO;
        }
        int level = QuickLevels.marked(line, word, end, QuickLevels.FIRST);
        facts.grave(level);
        return level == LineFacts.NO_LEVEL ? Verdict.NO : Verdict.YES;
    }

    /** "I1120 00:00:09.287500    1234 server.go:12] " */
    private Verdict klog(byte[] line, int from, int to, LineFacts facts) {
        byte letter = line[from];
        boolean known = letter == 'I' || letter == 'W' || letter == 'E' || letter == 'F';
        int clock = from + 6;
        if (!known || Ascii.digits(line, from + 1, to) != from + 5 || !Ascii.on(line, from + 5, to, ' ')) {
            return Verdict.NO;
        }
        long seconds =
                times.yearless(Ascii.two(line, from + 1), Ascii.two(line, from + 3), QuickStamp.clock(line, clock, to));
        int end = QuickStamp.part(line, clock + 8, to);
        if (seconds == QuickTimes.UNSURE || end < 0 || !caller(line, end, to)) {
            return Verdict.UNSURE;
        }
        facts.at(seconds * MICROS + (end > clock + 8 ? QuickStamp.micros(line, clock + 9, end) : 0));
        facts.grave(Level.ofLetter((char) letter).rank());
        return Verdict.YES;
    }

    private static boolean caller(byte[] line, int from, int to) {
        int thread = Ascii.spaces(line, from, to);
        int blank = Ascii.digits(line, thread, to);
        int file = blank + 1;
        int colon = file;
        while (colon < to && line[colon] != ':' && line[colon] != ']' && !Ascii.space(line[colon])) {
            colon++;
        }
        int end = Ascii.digits(line, colon + 1, to);
        return thread > from
                && blank > thread
                && Ascii.on(line, blank, to, ' ')
                && colon > file
                && Ascii.on(line, colon, to, ':')
                && end > colon + 1
                && Ascii.on(line, end, to, ']')
                && Ascii.on(line, end + 1, to, ' ');
    }

    /** "I, [2026-11-20T00:00:09.287500 #77]  INFO -- : " */
    private Verdict ruby(byte[] line, int from, int to, LineFacts facts) {
        if (!Ascii.on(line, from + 2, to, ' ') || !Ascii.on(line, from + 3, to, '[')) {
            return Verdict.NO;
        }
        int begin = from + 4;
        if ("DIWEFA".indexOf(line[from]) < 0
                || stamp.read(line, begin, to) != Verdict.YES
                || line[begin] == '['
                || line[begin + 10] != 'T') {
            return Verdict.UNSURE;
        }
        int number = stamp.rest() + 2;
        int close = Ascii.digits(line, number, to);
        int word = Ascii.spaces(line, close + 1, to);
        int end = Ascii.capitals(line, word, to);
        int program = end + 4;
        int behind = Ascii.word(line, program, to);
        boolean whole = Ascii.on(line, number - 2, to, ' ')
                && Ascii.on(line, number - 1, to, '#')
                && close > number
                && Ascii.on(line, close, to, ']')
                && word > close + 1
                && end > word
                && Ascii.starts(line, end, to, DASHES)
                && behind > program
                && line[behind - 1] == ':'
                && Ascii.on(line, behind, to, ' ');
        if (!whole || stamp.zoned() || line[number - 3] == ']') {
            return Verdict.UNSURE;
        }
        facts.at(stamp.micros());
        facts.grave(QuickLevels.named(line, word, end));
        return Verdict.YES;
    }

    /** "Nov 20, 2026 12:00:02 AM shop.pay take" */
    private Verdict jul(byte[] line, int from, int to, LineFacts facts) {
        int day = from + 4;
        int comma = Ascii.digits(line, day, to);
        int year = comma + 2;
        int behind = Ascii.on(line, year + 4, to, ',') ? year + 5 : year + 4;
        int hour = behind + 1;
        int colon = Ascii.digits(line, hour, to);
        int noon = colon + 7;
        int logger = noon + 3;
        boolean whole = logger < to
                && comma > day
                && comma <= day + 2
                && line[comma + 1] == ' '
                && Ascii.digits(line, year, year + 4) == year + 4
                && line[behind] == ' '
                && colon > hour
                && colon <= hour + 2
                && line[colon] == ':'
                && line[colon + 3] == ':'
                && line[noon - 1] == ' '
                && (line[noon] == 'A' || line[noon] == 'P')
                && line[noon + 1] == 'M'
                && line[noon + 2] == ' ';
        if (!whole || !names(line, logger, to)) {
            return Verdict.UNSURE;
        }
        int shown = colon == hour + 1 ? line[hour] - '0' : Ascii.two(line, hour);
        long begin = QuickTimes.day(
                Ascii.two(line, year) * 100 + Ascii.two(line, year + 2),
                QuickSyslog.month(line, from, to),
                comma == day + 1 ? line[day] - '0' : Ascii.two(line, day));
        long clock = QuickTimes.clock(
                shown % 12 + (line[noon] == 'P' ? 12 : 0), Ascii.two(line, colon + 1), Ascii.two(line, colon + 4));
        if (begin == QuickTimes.UNSURE
                || clock == QuickTimes.UNSURE
                || times.local(begin + clock) == QuickTimes.UNSURE) {
            return Verdict.UNSURE;
        }
        facts.at(times.local(begin + clock) * MICROS);
        facts.of(Kind.JUL, 0);
        return Verdict.YES;
    }

    /** Whether a word or two are all that is left. */
    private static boolean names(byte[] line, int from, int to) {
        int end = Ascii.word(line, from, to);
        int next = Ascii.word(line, end + 1, to);
        return end > from && (end == to || (line[end] == ' ' && next > end + 1 && next == to));
    }
}
