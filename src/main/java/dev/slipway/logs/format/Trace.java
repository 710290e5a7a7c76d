package dev.slipway.logs.format;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How far a stack trace or another text of several lines has come: which lines without a head belong to the record before. */
public enum Trace {
    /** None. */
    NONE,
    /** One of Java, or of any language that indents its frames. */
    FRAMES,
    /** One of Python, whose last line is not indented. */
    PYTHON,
    /** What Go writes of all goroutines as it dies: everything up to the end. */
    PANIC;

    private static final Pattern MORE =
            Pattern.compile("(?:Caused by: |Suppressed: |\\.\\.\\. \\d+ (?:more|common frames)"
                    + "|During handling of the above |The above exception was ).*|[\\])}]+[;,]?");
    private static final Pattern EXCEPTION = Pattern.compile(
            "(?:Exception in thread \"[^\"]*\" )?(?:[\\w$]++\\.)*+[A-Z][\\w$]*(?:Exception|Error|Throwable|Exit|Interrupt)(?:: .*)?");
    private static final String PYTHON_BEGINS = "Traceback (most recent call last):";
    private static final String PANIC_BEGINS = "panic: ";

    /**
     * Whether a line that begins no record belongs to the one before.
     *
     * @param grave whether that is a warning or worse, which a trace may follow
     */
    public boolean continues(String line, boolean grave) {
        if (line.isEmpty() || line.charAt(0) == ' ' || line.charAt(0) == '\t' || this == PYTHON || this == PANIC) {
            return true;
        }
        return MORE.matcher(line).matches()
                || ((grave || this == FRAMES)
                        && (line.equals(PYTHON_BEGINS)
                                || EXCEPTION.matcher(line).matches()));
    }

    /** How far it has come after this line. */
    public Trace after(String line) {
        if (this == PANIC || line.startsWith(PANIC_BEGINS)) {
            return PANIC;
        }
        if (line.equals(PYTHON_BEGINS)) {
            return PYTHON;
        }
        boolean indented = line.isEmpty() || line.charAt(0) == ' ' || line.charAt(0) == '\t';
        if (this == PYTHON) {
            return indented ? PYTHON : FRAMES;
        }
        return indented ? FRAMES : NONE;
    }

    /** The record that begins with a trace, nothing before it; empty where a line begins none. */
    public static Optional<Head> begun(String line) {
        if (line.startsWith(PANIC_BEGINS)) {
            return Optional.of(said(Level.FATAL, line));
        }
        return line.equals(PYTHON_BEGINS) || EXCEPTION.matcher(line).matches()
                ? Optional.of(said(Level.ERROR, line))
                : Optional.empty();
    }

    private static Head said(Level level, String line) {
        return new Head(Forms.TEXT, Optional.empty(), Optional.of(level), "", line, Map.of());
    }
}
