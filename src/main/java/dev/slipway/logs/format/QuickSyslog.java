package dev.slipway.logs.format;

/** Syslog, as {@link SyslogForm} reads it. */
final class QuickSyslog {
    private static final int MOST_PRIORITY = 191;
    private static final int WORDS = 5;
    private static final int MOST_PART = 7;
    private static final long MICROS = 1_000_000;

    private final QuickStamp stamp;
    private final QuickTimes times;

    QuickSyslog(QuickStamp stamp, QuickTimes times) {
        this.stamp = stamp;
        this.times = times;
    }

    /** A line that begins with a priority. */
    Verdict ofPriority(byte[] line, int from, int to, LineFacts facts) {
        int end = Ascii.digits(line, from + 1, to);
        if (end == from + 1) {
            return Verdict.NO;
        }
        if (end > from + 4 || !Ascii.on(line, end, to, '>')) {
            return Verdict.UNSURE;
        }
        int priority = 0;
        for (int at = from + 1; at < end; at++) {
            priority = priority * 10 + line[at] - '0';
        }
        facts.grave(Level.ofSeverity(priority % 8).rank());
        if (priority > MOST_PRIORITY) {
            return Verdict.UNSURE;
        }
        boolean structured = Ascii.on(line, end + 1, to, '1') && Ascii.on(line, end + 2, to, ' ');
        Verdict verdict = structured ? structured(line, end + 3, to, facts) : old(line, end + 1, to, facts);
        return verdict == Verdict.YES ? verdict : Verdict.UNSURE;
    }

    private Verdict structured(byte[] line, int from, int to, LineFacts facts) {
        int blank = Ascii.find(line, from, to, ' ');
        int at = from;
        for (int word = 0; word < WORDS; word++) {
            at = Ascii.find(line, at, to, ' ') + 1;
        }
        if (at >= to || blank == from) {
            return Verdict.UNSURE;
        }
        if (blank == from + 1 && line[from] == '-') {
            return Verdict.YES;
        }
        long time = Ascii.digit(line[from]) && blank > from + 18 ? stamp.field(line, from, blank) : QuickTimes.UNSURE;
        facts.at(time);
        return time == QuickTimes.UNSURE || line[from + 4] != '-' ? Verdict.UNSURE : Verdict.YES;
    }

    /** "Nov 30 10:00:00 web-1 sshd[812]: " */
    Verdict old(byte[] line, int from, int to, LineFacts facts) {
        int month = month(line, from, to);
        if (month == 0 || !Ascii.on(line, from + 3, to, ' ')) {
            return Verdict.NO;
        }
        int day = Ascii.on(line, from + 4, to, ' ') ? from + 5 : from + 4;
        int clock = Ascii.digits(line, day, to) + 1;
        if (clock < day + 2 || clock > day + 3 || clock + 8 > to || line[clock - 1] != ' ') {
            return Verdict.UNSURE;
        }
        int host = QuickStamp.part(line, clock + 8, to);
        if (host < 0 || host > clock + 8 + MOST_PART || !Ascii.on(line, host, to, ' ')) {
            return Verdict.UNSURE;
        }
        long fraction = host > clock + 8 ? QuickStamp.micros(line, clock + 9, host) : 0;
        if (host > clock + 8 && line[clock + 8] != '.') {
            return Verdict.UNSURE;
        }
        int number = clock == day + 2 ? line[day] - '0' : Ascii.two(line, day);
        long seconds = times.yearless(month, number, QuickStamp.clock(line, clock, to));
        int tag = Ascii.word(line, host + 1, to);
        if (seconds == QuickTimes.UNSURE
                || tag == host + 1
                || !Ascii.on(line, tag, to, ' ')
                || !tag(line, tag + 1, to)) {
            return Verdict.UNSURE;
        }
        facts.at(seconds * MICROS + fraction);
        return Verdict.YES;
    }

    /** "sshd[812]:" */
    private static boolean tag(byte[] line, int from, int to) {
        int end = from;
        while (end < to && line[end] != ':' && line[end] != '[' && !Ascii.space(line[end])) {
            end++;
        }
        int behind = process(line, end, to);
        return end > from && Ascii.on(line, behind, to, ':');
    }

    /** Behind a number in brackets; here where none stands. */
    private static int process(byte[] line, int from, int to) {
        if (!Ascii.on(line, from, to, '[')) {
            return from;
        }
        int end = Ascii.digits(line, from + 1, to);
        return end > from + 1 && Ascii.on(line, end, to, ']') ? end + 1 : from;
    }

    /** "web-1 CRON[99]: " behind a whole time and a blank. */
    static boolean tagged(byte[] line, int from, int to) {
        int host = from;
        while (host < to && (Ascii.wordly(line[host]) || among(line[host], ".:-"))) {
            host++;
        }
        int tag = host + 1;
        int end = tag;
        while (end < to && (Ascii.wordly(line[end]) || among(line[end], "./-"))) {
            end++;
        }
        int behind = process(line, end, to);
        return host > from
                && Ascii.alphanumeric(line[from])
                && Ascii.on(line, host, to, ' ')
                && end > tag
                && Ascii.letter(line[tag])
                && Ascii.on(line, behind, to, ':')
                && Ascii.on(line, behind + 1, to, ' ')
                && QuickLevels.named(line, from, host) == LineFacts.NO_LEVEL;
    }

    private static boolean among(byte c, String signs) {
        return signs.indexOf(c) >= 0;
    }

    /** From 1 for January; 0 where the name of none stands here, capital first. */
    static int month(byte[] line, int at, int to) {
        if (to - at < 3) {
            return 0;
        }
        return switch ((line[at] << 16) | (line[at + 1] << 8) | line[at + 2]) {
            case ('J' << 16) | ('a' << 8) | 'n' -> 1;
            case ('F' << 16) | ('e' << 8) | 'b' -> 2;
            case ('M' << 16) | ('a' << 8) | 'r' -> 3;
            case ('A' << 16) | ('p' << 8) | 'r' -> 4;
            case ('M' << 16) | ('a' << 8) | 'y' -> 5;
            case ('J' << 16) | ('u' << 8) | 'n' -> 6;
            case ('J' << 16) | ('u' << 8) | 'l' -> 7;
            case ('A' << 16) | ('u' << 8) | 'g' -> 8;
            case ('S' << 16) | ('e' << 8) | 'p' -> 9;
            case ('O' << 16) | ('c' << 8) | 't' -> 10;
            case ('N' << 16) | ('o' << 8) | 'v' -> 11;
            case ('D' << 16) | ('e' << 8) | 'c' -> 12;
            default -> 0;
        };
    }
}
