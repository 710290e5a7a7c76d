package dev.slipway.logs.release;

import dev.slipway.logs.LogRecord;
import dev.slipway.logs.format.Trace;
import java.util.regex.Pattern;

/**
 * What an error message has in common with others of its kind: its words, without what differs each time, such as numbers,
 * ids, addresses and what stands in quotes. A trace is one message with the error that it tells.
 *
 * @param text with {@code #} in place of what differs
 */
record Shape(String text) {
    private static final int READ = 2_000;
    private static final int LONGEST = 200;

    private static final String[] DIFFERS = {
        "\"[^\"]*+\"", // quotes, of which an apostrophe is none
        "(?<![\\p{L}\\d])'[^']*+'(?!\\p{L})",
        "`[^`]*+`",
        "[\\w.+-]++@[\\w-]+(?:\\.[\\w-]+)+", // an address of mail
        "(?i:\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b)", // a UUID
        "(?i:(?<![0-9a-z:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![0-9a-z:]))", // an address of IPv6, or a time
        "(?i:\\b0x[0-9a-f]++\\b)",
        "(?i:(?<=@)[0-9a-f]{4,}+\\b)", // the identity of an object
        "(?i:\\b(?=[a-f]*+[0-9])[0-9a-f]{6,}+\\b)", // a digest
        "\\b(?=[A-Za-z]*+\\d++[A-Za-z]++\\d)[A-Za-z0-9]{16,}+\\b", // a token
        "(?:(?<![\\p{L}\\d_-])-)?+\\d++(?:[.,:/-]\\d++)*+"
                + "(?:\\s?(?:ns|us|\u00b5s|ms|min|[KMG]i?B|kB|[smhdB%])(?![\\p{L}\\d_]))?+", // a number, with its unit
    };

    private static final Pattern DIFFERENT = Pattern.compile(String.join("|", DIFFERS));
    private static final Pattern SAME_AGAIN = Pattern.compile("#(?:[,:.;]?\\s?#)+");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String PYTHON = "Traceback";

    /** That of a record. */
    static Shape of(LogRecord record) {
        return of(words(record));
    }

    /** That of a message. */
    static Shape of(String message) {
        String bounded = message.substring(0, Math.min(READ, message.length()));
        String same = DIFFERENT.matcher(bounded).replaceAll("#");
        String words = SPACE.matcher(SAME_AGAIN.matcher(same).replaceAll("#"))
                .replaceAll(" ")
                .strip();
        return new Shape(words.substring(0, Math.min(LONGEST, words.length())));
    }

    /** What a record says in one line: its message, and the error of the trace behind it. */
    static String words(LogRecord record) {
        String message = record.head().message().strip();
        String first = message.lines().findFirst().orElse("");
        return record.lines().stream()
                .skip(1)
                .filter(line -> !line.startsWith(PYTHON) && !line.equals(first))
                .filter(line -> Trace.begun(line).isPresent())
                .findFirst()
                .map(error -> first.isEmpty() || first.startsWith(PYTHON) ? error : first + ": " + error)
                .orElse(first);
    }
}
