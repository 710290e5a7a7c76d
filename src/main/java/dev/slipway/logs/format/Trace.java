package dev.slipway.logs.format;

import dev.slipway.logs.format.LineFacts.Frame;
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

    /** What a line is to a trace. */
    static Frame frame(String line) {
        if (line.isEmpty() || line.charAt(0) == ' ' || line.charAt(0) == '\t') {
            return Frame.INDENTED;
        }
        if (line.startsWith(PANIC_BEGINS)) {
            return Frame.PANIC_BEGINS;
        }
        if (line.equals(PYTHON_BEGINS)) {
            return Frame.PYTHON_BEGINS;
        }
        if (MORE.matcher(line).matches()) {
            return Frame.MORE;
        }
        return EXCEPTION.matcher(line).matches() ? Frame.EXCEPTION : Frame.NONE;
    }

    /**
     * Whether a line that begins no record belongs to the one before.
     *
     * @param grave whether that is a warning or worse, which a trace may follow
     */
    public boolean continues(Frame line, boolean grave) {
        return switch (line) {
            case INDENTED, MORE -> true;
            case PYTHON_BEGINS, EXCEPTION -> grave || this != NONE;
            case NONE, PANIC_BEGINS -> this == PYTHON || this == PANIC;
        };
    }

    /** How far it has come after this line. */
    public Trace after(Frame line) {
        if (this == PANIC || line == Frame.PANIC_BEGINS) {
            return PANIC;
        }
        if (line == Frame.PYTHON_BEGINS) {
            return PYTHON;
        }
        if (line == Frame.INDENTED) {
            return this == PYTHON ? PYTHON : FRAMES;
        }
        return this == PYTHON ? FRAMES : NONE;
    }

    /** The record that begins with a trace, nothing before it; empty where a line begins none. */
    public static Optional<Head> begun(String line) {
        return switch (frame(line)) {
            case PANIC_BEGINS -> Optional.of(said(Level.FATAL, line));
            case PYTHON_BEGINS, EXCEPTION -> Optional.of(said(Level.ERROR, line));
            case NONE, INDENTED, MORE -> Optional.empty();
        };
    }

    private static Head said(Level level, String line) {
        return new Head(Forms.TEXT, Optional.empty(), Optional.of(level), "", line, Map.of());
    }
}
