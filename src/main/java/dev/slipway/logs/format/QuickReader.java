package dev.slipway.logs.format;

import dev.slipway.logs.format.LineFacts.Frame;

/**
 * Tells the facts of the lines that are as most are from their bytes, and says so where a line is none of these. It tells exactly
 * what {@link Forms} tells; a date that is none, a zone that is only named, a key that comes twice and their like are left to that.
 */
final class QuickReader {
    /** Longer lines are too rare to count. */
    private static final int LONGEST = 1 << 20;

    /** What the system's journal gives is not read here. */
    private static final byte[] JOURNAL = Ascii.bytes("{\"__");

    private final QuickStamp stamp;
    private final QuickTimes times;
    private final QuickSyslog syslog;
    private final QuickWorded worded;
    private final QuickWeb web;
    private final QuickLogfmt logfmt;
    private final QuickJson json;
    private final Unescaped unescaped = new Unescaped();

    QuickReader(Times source) {
        times = new QuickTimes(source);
        stamp = new QuickStamp(times);
        syslog = new QuickSyslog(stamp, times);
        worded = new QuickWorded(stamp, times, syslog);
        web = new QuickWeb(times);
        logfmt = new QuickLogfmt(stamp);
        json = new QuickJson(stamp);
    }

    /** Reads a line; false where it is not sure of it. */
    boolean read(byte[] line, int from, int to, LineFacts facts) {
        facts.clear();
        return to - from <= LONGEST && read(line, from, to, true, facts);
    }

    /** A line of a program within one of what ran it, which took it in at this time. */
    private boolean inner(byte[] line, int from, int to, long taken, LineFacts facts) {
        boolean sure = read(line, from, to, false, facts);
        if (facts.time() == LineFacts.NO_TIME) {
            facts.at(taken);
        }
        return sure;
    }

    private boolean read(byte[] line, int from, int to, boolean outer, LineFacts facts) {
        if (from == to) {
            facts.in(Frame.INDENTED);
            return true;
        }
        if (Ascii.digit(line[from])) {
            return dated(line, from, to, outer, facts);
        }
        return line[from] == '{' ? object(line, from, to, outer, facts) : begun(line, from, to, facts);
    }

    private boolean dated(byte[] line, int from, int to, boolean outer, LineFacts facts) {
        Verdict verdict = stamp.read(line, from, to);
        if (verdict != Verdict.YES) {
            return verdict == Verdict.NO && undated(line, from, to, facts);
        }
        int rest = stamp.rest();
        if (outer) {
            int taken = QuickStamped.taken(line, rest, to);
            if (taken == 0 && stamp.ofContainer() && Ascii.on(line, rest, to, ' ')) {
                taken = 1;
            }
            if (taken > 0) {
                facts.wrapped(taken > 1 && line[rest + taken - 2] == 'P');
                return inner(line, rest + taken, to, stamp.micros(), facts);
            }
        }
        return stamped(line, to, facts);
    }

    private boolean stamped(byte[] line, int to, LineFacts facts) {
        facts.begins();
        facts.at(stamp.micros());
        return QuickStamped.read(line, stamp.rest(), to, stamp, facts);
    }

    /** A line that begins with a digit but with no day. */
    private boolean undated(byte[] line, int from, int to, LineFacts facts) {
        if (Ascii.on(line, from + 2, to, ':') && Ascii.digit(Ascii.at(line, from + 1, to))) {
            int end = QuickStamp.part(line, from + 8, to);
            long clock = QuickStamp.clock(line, from, to);
            long seconds = end < 0 || clock == QuickTimes.UNSURE ? QuickTimes.UNSURE : times.dayless(clock);
            if (seconds == QuickTimes.UNSURE || !Ascii.on(line, end, to, ' ')) {
                return false;
            }
            int level = QuickStamped.dayless(line, end, to);
            if (level != LineFacts.NO_LEVEL) {
                facts.begins();
                facts.grave(level);
                facts.at(seconds * 1_000_000 + (end > from + 8 ? QuickStamp.micros(line, from + 9, end) : 0));
                return level != QuickLevels.UNSURE;
            }
        }
        return plain(line, from, to, facts);
    }

    private boolean object(byte[] line, int from, int to, boolean outer, LineFacts facts) {
        if (line[to - 1] != '}') {
            return !Ascii.starts(line, from, to, JOURNAL);
        }
        if (!json.read(line, from, to)) {
            return false;
        }
        Verdict docker = outer ? json.docker(line, from, to) : Verdict.NO;
        if (docker == Verdict.NO) {
            facts.begins();
            facts.at(json.time());
            facts.grave(json.level());
            return true;
        }
        return docker == Verdict.YES && docker(line, facts);
    }

    private boolean docker(byte[] line, LineFacts facts) {
        byte[] written = line;
        int from = json.logFrom();
        int to = json.logTo();
        long taken = json.time();
        if (json.logEscapes()) {
            if (!unescaped.read(line, from, to)) {
                return false;
            }
            written = unescaped.bytes();
            from = 0;
            to = unescaped.length();
        }
        boolean ended = Ascii.on(written, to - 1, to, '\n');
        int end = ended ? to - 1 : to;
        if (Ascii.find(written, from, end, '\n') < end) {
            return false;
        }
        facts.wrapped(!ended);
        return inner(written, from, ended && end > from && written[end - 1] == '\r' ? end - 1 : end, taken, facts);
    }

    /** A line that begins neither with a digit nor with a brace. */
    private boolean begun(byte[] line, int from, int to, LineFacts facts) {
        Verdict verdict = switch (line[from]) {
            case '<' -> syslog.ofPriority(line, from, to, facts);
            case '[' -> bracketed(line, from, to, facts);
            default -> Ascii.capital(line[from]) ? worded.read(line, from, to, facts) : Verdict.NO;
        };
        if (verdict == Verdict.NO && line[from] != '<' && line[from] != '[') {
            verdict = logfmt.read(line, from, to, facts);
            if (verdict == Verdict.NO) {
                return plain(line, from, to, facts);
            }
        }
        facts.in(QuickTrace.frame(line, from, to));
        if (verdict == Verdict.YES) {
            facts.begins();
        }
        return verdict != Verdict.UNSURE;
    }

    private Verdict bracketed(byte[] line, int from, int to, LineFacts facts) {
        byte second = Ascii.at(line, from + 1, to);
        if (Ascii.digit(second)) {
            Verdict verdict = stamp.read(line, from, to);
            return verdict == Verdict.YES && !stamped(line, to, facts) ? Verdict.UNSURE : verdict;
        }
        return Ascii.capital(second) && Ascii.small(Ascii.at(line, from + 2, to))
                ? web.apache(line, from, to, facts)
                : QuickWorded.levelFirst(line, from, from + 1, to, facts);
    }

    /** A request, or text that shows nothing. */
    private boolean plain(byte[] line, int from, int to, LineFacts facts) {
        Verdict request = web.request(line, from, to, facts);
        Frame frame = QuickTrace.frame(line, from, to);
        facts.in(frame);
        if (request == Verdict.YES) {
            facts.begins();
        } else {
            facts.grave(
                    switch (frame) {
                        case PANIC_BEGINS -> Level.FATAL.rank();
                        case PYTHON_BEGINS, EXCEPTION -> Level.ERROR.rank();
                        case NONE, INDENTED, MORE -> LineFacts.NO_LEVEL;
                    });
        }
        return request != Verdict.UNSURE;
    }
}
