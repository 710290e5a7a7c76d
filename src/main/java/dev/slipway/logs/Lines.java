package dev.slipway.logs;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * The lines of a text. Each ends with a line feed, or with a carriage return and one; a carriage return alone ends none. What is
 * longer than a million characters is cut, and says so.
 */
final class Lines {
    private static final int LONGEST = 1_000_000;
    private static final String CUT = " \u2026 (cut: the line is longer)";

    private final Reader text;
    private final char[] buffer;
    private int at;
    private int end;

    /** @param atOnce so many characters are read at once */
    Lines(Reader text, int atOnce) {
        this.text = text;
        this.buffer = new char[atOnce];
    }

    /** The next one; empty at the end. */
    Optional<String> next() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean any = false;
        while (at < end || fill()) {
            any = true;
            int feed = at;
            while (feed < end && buffer[feed] != '\n') {
                feed++;
            }
            line.append(buffer, at, Math.min(feed - at, LONGEST + 1 - line.length()));
            at = feed + 1;
            if (feed < end) {
                break;
            }
        }
        return any ? Optional.of(told(line)) : Optional.empty();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(text.read(buffer), 0);
        return end > 0;
    }

    private static String told(StringBuilder line) {
        if (line.length() > LONGEST) {
            line.setLength(LONGEST);
            return line.append(CUT).toString();
        }
        int last = line.length() - 1;
        return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
    }
}
