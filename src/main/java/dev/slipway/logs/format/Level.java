package dev.slipway.logs.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How grave a record is, from the least. */
public enum Level {
    TRACE(0),
    DEBUG(1),
    INFO(2),
    WARN(3),
    ERROR(4),
    FATAL(5);

    private static final List<Level> RANKED = List.of(values());

    /** Words of Log4j, Logback, JUL, Python, Ruby, Go, klog, syslog, PostgreSQL and nginx. */
    private static final Map<String, Level> WORDS = Map.ofEntries(
            Map.entry("trace", TRACE),
            Map.entry("finest", TRACE),
            Map.entry("finer", TRACE),
            Map.entry("verbose", TRACE),
            Map.entry("debug", DEBUG),
            Map.entry("debug1", DEBUG),
            Map.entry("debug2", DEBUG),
            Map.entry("debug3", DEBUG),
            Map.entry("debug4", DEBUG),
            Map.entry("debug5", DEBUG),
            Map.entry("fine", DEBUG),
            Map.entry("config", DEBUG),
            Map.entry("info", INFO),
            Map.entry("information", INFO),
            Map.entry("informational", INFO),
            Map.entry("notice", INFO),
            Map.entry("log", INFO),
            Map.entry("statement", INFO),
            Map.entry("detail", INFO),
            Map.entry("hint", INFO),
            Map.entry("context", INFO),
            Map.entry("warn", WARN),
            Map.entry("warning", WARN),
            Map.entry("error", ERROR),
            Map.entry("err", ERROR),
            Map.entry("severe", ERROR),
            Map.entry("fatal", FATAL),
            Map.entry("critical", FATAL),
            Map.entry("crit", FATAL),
            Map.entry("panic", FATAL),
            Map.entry("dpanic", FATAL),
            Map.entry("alert", FATAL),
            Map.entry("emerg", FATAL),
            Map.entry("emergency", FATAL),
            Map.entry("unknown", INFO));

    private final int rank;

    Level(int rank) {
        this.rank = rank;
    }

    /** The level that a word names, however it is spelled. */
    public static Optional<Level> named(String word) {
        return Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT)));
    }

    /** All words that name a level, in small letters. */
    static Map<String, Level> words() {
        return WORDS;
    }

    /** How grave it is as a number, from 0. */
    public int rank() {
        return rank;
    }

    /** The level of a rank. */
    public static Level ofRank(int rank) {
        return RANKED.get(rank);
    }

    /** A level as a field of JSON or logfmt has it: a word, or a number as Bunyan and Pino write it (10 is trace, 60 fatal). */
    static Optional<Level> ofField(String value) {
        Optional<Level> named = named(value);
        if (named.isPresent() || !value.matches("\\d{2}")) {
            return named;
        }
        int tens = Integer.parseInt(value) / 10;
        return tens >= 1 && tens <= values().length ? Optional.of(values()[tens - 1]) : Optional.empty();
    }

    /** A severity of syslog (RFC 5424, section 6.2.1): 0 is an emergency, 7 debug. */
    static Level ofSeverity(int severity) {
        return switch (severity) {
            case 0, 1, 2 -> FATAL;
            case 3 -> ERROR;
            case 4 -> WARN;
            case 5, 6 -> INFO;
            default -> DEBUG;
        };
    }

    /** The letter with which klog and Ruby begin a record. */
    static Level ofLetter(char letter) {
        return switch (letter) {
            case 'D' -> DEBUG;
            case 'W' -> WARN;
            case 'E' -> ERROR;
            case 'F' -> FATAL;
            default -> INFO;
        };
    }

    /** A status of HTTP: what the server did wrong is an error, what the client did a warning. */
    static Level ofStatus(int status) {
        if (status >= 500) {
            return ERROR;
        }
        return status >= 400 ? WARN : INFO;
    }
}
