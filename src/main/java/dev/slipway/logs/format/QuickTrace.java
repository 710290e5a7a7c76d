package dev.slipway.logs.format;

import dev.slipway.logs.format.LineFacts.Frame;
import java.util.List;

/** What a line is to a trace, as {@link Trace#frame} tells it. */
final class QuickTrace {
    private static final byte[] PANIC = Ascii.bytes("panic: ");
    private static final byte[] PYTHON = Ascii.bytes("Traceback (most recent call last):");
    private static final byte[] CAUSED = Ascii.bytes("Caused by: ");
    private static final byte[] SUPPRESSED = Ascii.bytes("Suppressed: ");
    private static final byte[] DURING = Ascii.bytes("During handling of the above ");
    private static final byte[] ABOVE = Ascii.bytes("The above exception was ");
    private static final byte[] DOTS = Ascii.bytes("... ");
    private static final byte[] MORE = Ascii.bytes(" more");
    private static final byte[] COMMON = Ascii.bytes(" common frames");
    private static final byte[] THREAD = Ascii.bytes("Exception in thread \"");
    private static final List<byte[]> ENDINGS = List.of(
            Ascii.bytes("Exception"),
            Ascii.bytes("Error"),
            Ascii.bytes("Throwable"),
            Ascii.bytes("Exit"),
            Ascii.bytes("Interrupt"));

    private QuickTrace() {}

    static Frame frame(byte[] line, int from, int to) {
        if (from == to || line[from] == ' ' || line[from] == '\t') {
            return Frame.INDENTED;
        }
        return switch (line[from]) {
            case 'p' -> Ascii.starts(line, from, to, PANIC) ? Frame.PANIC_BEGINS : named(line, from, to);
            case 'T' ->
                to - from == PYTHON.length && Ascii.starts(line, from, to, PYTHON)
                        ? Frame.PYTHON_BEGINS
                        : more(line, from, to, ABOVE);
            case 'C' -> more(line, from, to, CAUSED);
            case 'S' -> more(line, from, to, SUPPRESSED);
            case 'D' -> more(line, from, to, DURING);
            case '.' -> dots(line, from, to);
            case ']', ')', '}' -> closing(line, from, to);
            case 'E' -> named(line, behindThread(line, from, to), to);
            default -> named(line, from, to);
        };
    }

    private static Frame more(byte[] line, int from, int to, byte[] words) {
        if (Ascii.starts(line, from, to, words)) {
            return oneLine(line, from + words.length, to) ? Frame.MORE : Frame.NONE;
        }
        return named(line, from, to);
    }

    private static Frame dots(byte[] line, int from, int to) {
        int number = from + DOTS.length;
        int behind = Ascii.digits(line, number, to);
        boolean more = Ascii.starts(line, from, to, DOTS)
                && behind > number
                && (Ascii.starts(line, behind, to, MORE) || Ascii.starts(line, behind, to, COMMON))
                && oneLine(line, behind, to);
        return more ? Frame.MORE : Frame.NONE;
    }

    private static Frame closing(byte[] line, int from, int to) {
        int at = from;
        while (at < to && (line[at] == ']' || line[at] == ')' || line[at] == '}')) {
            at++;
        }
        return at == to || (at == to - 1 && (line[at] == ';' || line[at] == ',')) ? Frame.MORE : Frame.NONE;
    }

    private static int behindThread(byte[] line, int from, int to) {
        if (!Ascii.starts(line, from, to, THREAD)) {
            return from;
        }
        int quote = Ascii.find(line, from + THREAD.length, to, '"');
        return Ascii.on(line, quote + 1, to, ' ') ? quote + 2 : from;
    }

    /** Whether the name of an exception begins here, alone or before what it says. */
    private static Frame named(byte[] line, int from, int to) {
        int last = from;
        int at = from;
        while (at < to && (Ascii.wordly(line[at]) || line[at] == '$' || (line[at] == '.' && at > last))) {
            if (line[at++] == '.') {
                last = at;
            }
        }
        boolean alone = at == to || (line[at] == ':' && Ascii.on(line, at + 1, to, ' '));
        return alone && at > last && Ascii.capital(line[last]) && exception(line, last, at) && oneLine(line, at, to)
                ? Frame.EXCEPTION
                : Frame.NONE;
    }

    private static boolean exception(byte[] line, int from, int to) {
        for (byte[] ending : ENDINGS) {
            if (to - from > ending.length && Ascii.starts(line, to - ending.length, to, ending)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing stands here that patterns take for the end of a line. */
    private static boolean oneLine(byte[] line, int from, int to) {
        for (int at = from; at < to; at++) {
            byte c = line[at];
            boolean ends = c == '\n'
                    || c == '\r'
                    || (c == (byte) 0xc2 && Ascii.at(line, at + 1, to) == (byte) 0x85)
                    || (c == (byte) 0xe2
                            && Ascii.at(line, at + 1, to) == (byte) 0x80
                            && (Ascii.at(line, at + 2, to) & 0xfe) == 0xa8);
            if (ends) {
                return false;
            }
        }
        return true;
    }
}
