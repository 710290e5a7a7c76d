package dev.slipway.logs.format;

/** Lines of web servers, as {@link WebForm} reads them. */
final class QuickWeb {
    private static final long MICROS = 1_000_000;
    private static final int WHEN = 26;
    private static final int MOST_PART = 7;

    private final QuickTimes times;

    QuickWeb(QuickTimes times) {
        this.times = times;
    }

    /** A request: "203.0.113.9 - zoe [20/Nov/2026:00:00:14 +0000] "GET / HTTP/1.1" 200 ..." */
    Verdict request(byte[] line, int from, int to, LineFacts facts) {
        int at = from;
        for (int word = 0; word < 3; word++) {
            at = Ascii.find(line, at, to, ' ') + 1;
        }
        if (!Ascii.on(line, at, to, '[')) {
            return Verdict.NO;
        }
        int when = at + 1;
        int close = when + WHEN;
        long seconds = close + 2 < to ? when(line, when, to) : QuickTimes.UNSURE;
        if (seconds == QuickTimes.UNSURE || line[close] != ']' || line[close + 1] != ' ' || line[close + 2] != '"') {
            return Verdict.UNSURE;
        }
        int quote = quote(line, close + 3, to);
        int status = Ascii.on(line, quote + 1, to, ' ') ? quote + 2 : quote + 1;
        int end = Ascii.digits(line, status, to);
        if (end != status + 3 || (end < to && line[end] != ' ' && line[end] != '\t')) {
            return Verdict.UNSURE;
        }
        facts.at(seconds * MICROS);
        facts.grave(Level.ofStatus((line[status] - '0') * 100).rank());
        return Verdict.YES;
    }

    /** Up to the closing quote, or the end. */
    private static int quote(byte[] line, int from, int to) {
        int at = from;
        while (at < to && line[at] != '"') {
            at += line[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    /** "20/Nov/2026:00:00:14 +0000" */
    private static long when(byte[] line, int at, int to) {
        int sign = at + 21;
        int ahead = Ascii.digits(line, sign + 1, sign + 5) == sign + 5
                ? (Ascii.two(line, sign + 1) * 60 + Ascii.two(line, sign + 3)) * 60
                : -1;
        boolean whole = line[at + 2] == '/'
                && line[at + 6] == '/'
                && Ascii.digits(line, at + 7, at + 11) == at + 11
                && line[at + 11] == ':'
                && line[at + 20] == ' '
                && (line[sign] == '+' || line[sign] == '-')
                && ahead >= 0
                && Ascii.two(line, sign + 1) < 18
                && Ascii.two(line, sign + 3) < 60;
        if (!whole) {
            return QuickTimes.UNSURE;
        }
        int year = Ascii.two(line, at + 7) * 100 + Ascii.two(line, at + 9);
        long day = QuickTimes.day(year, QuickSyslog.month(line, at + 3, to), Ascii.two(line, at));
        long clock = QuickStamp.clock(line, at + 12, to);
        return day == QuickTimes.UNSURE || clock == QuickTimes.UNSURE
                ? QuickTimes.UNSURE
                : day + clock + (line[sign] == '-' ? ahead : -ahead);
    }

    /** Of Apache's errors: "[Fri Nov 20 00:00:15.544474 2026] [proxy:warn] "; never {@link Verdict#NO}. */
    Verdict apache(byte[] line, int from, int to, LineFacts facts) {
        int day = Ascii.on(line, from + 9, to, ' ') ? from + 10 : from + 9;
        int clock = Ascii.digits(line, day, to) + 1;
        int end = QuickStamp.part(line, clock + 8, to);
        int close = end + 5;
        boolean whole = close + 3 < to
                && end >= clock + 8
                && clock >= day + 2
                && clock <= day + 3
                && Ascii.capital(line[from + 1])
                && Ascii.small(line[from + 2])
                && Ascii.small(line[from + 3])
                && line[from + 4] == ' '
                && line[from + 8] == ' '
                && line[clock - 1] == ' '
                && line[end] == ' '
                && Ascii.digits(line, end + 1, close) == close
                && line[close] == ']'
                && line[close + 1] == ' '
                && line[close + 2] == '[';
        if (!whole || end > clock + 8 + MOST_PART || (end > clock + 8 && line[clock + 8] != '.')) {
            return Verdict.UNSURE;
        }
        int number = clock == day + 2 ? line[day] - '0' : Ascii.two(line, day);
        int year = Ascii.two(line, end + 1) * 100 + Ascii.two(line, end + 3);
        long begin = QuickTimes.day(year, QuickSyslog.month(line, from + 5, to), number);
        long shown = QuickStamp.clock(line, clock, to);
        long seconds = begin == QuickTimes.UNSURE || shown == QuickTimes.UNSURE
                ? QuickTimes.UNSURE
                : times.local(begin + shown);
        facts.at(seconds * MICROS + (end > clock + 8 ? QuickStamp.micros(line, clock + 9, end) : 0));
        return seconds != QuickTimes.UNSURE && level(line, close + 3, to, facts) ? Verdict.YES : Verdict.UNSURE;
    }

    /** "proxy:warn] ", behind the bracket. */
    private static boolean level(byte[] line, int from, int to, LineFacts facts) {
        int module = from;
        while (module < to && (Ascii.wordly(line[module]) || line[module] == '-')) {
            module++;
        }
        int word = Ascii.on(line, module, to, ':') ? module + 1 : from;
        int end = Ascii.wordly(line, word, to);
        if (end == word || !Ascii.on(line, end, to, ']') || !Ascii.on(line, end + 1, to, ' ')) {
            return false;
        }
        facts.grave(QuickLevels.named(line, word, Ascii.digit(line[end - 1]) ? end - 1 : end));
        return true;
    }
}
