package dev.slipway.logs.format;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What of a line decides how records are put together, and when and how grave they are: all of a line that an index needs. One
 * object is used for line after line.
 */
public final class LineFacts {
    /** In the place of a time where there is none. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** In the place of a level where there is none. */
    public static final int NO_LEVEL = -1;

    /** What stands around the line, or begins with it. */
    public enum Kind {
        /** Nothing of what follows. */
        PLAIN,
        /** The first of two lines of java.util.logging. */
        JUL,
        POSTGRES,
        /** A line of PostgreSQL that says more of the one before. */
        POSTGRES_MORE
    }

    /** What a line is to a trace. */
    public enum Frame {
        NONE,
        /** Empty, or indented. */
        INDENTED,
        /** Such as "Caused by:", or a closing bracket: it never stands alone. */
        MORE,
        /** Names an exception. */
        EXCEPTION,
        PYTHON_BEGINS,
        PANIC_BEGINS
    }

    private boolean begins;
    private boolean wrapped;
    private boolean goesOn;
    private long time;
    private int level;
    private Kind kind = Kind.PLAIN;
    private Frame frame = Frame.NONE;
    private int process;

    /** Forgets all: an empty line of which nothing is known. */
    LineFacts clear() {
        begins = false;
        wrapped = false;
        goesOn = false;
        time = NO_TIME;
        level = NO_LEVEL;
        kind = Kind.PLAIN;
        frame = Frame.NONE;
        process = 0;
        return this;
    }

    void wrapped(boolean more) {
        wrapped = true;
        goesOn = more;
    }

    void begins() {
        begins = true;
    }

    void at(long micros) {
        time = micros;
    }

    void at(Optional<Instant> instant) {
        time = instant.map(LineFacts::micros).orElse(NO_TIME);
    }

    void grave(int rank) {
        level = rank;
    }

    void grave(Optional<Level> said) {
        level = said.map(Level::rank).orElse(NO_LEVEL);
    }

    void of(Kind form, int pid) {
        kind = form;
        process = pid;
    }

    void in(Frame part) {
        frame = part;
    }

    /** Whether its form shows that a record begins with it. */
    public boolean beginning() {
        return begins;
    }

    /** Whether what ran the program put something around it, so that it reads otherwise than it was written. */
    public boolean wrapped() {
        return wrapped;
    }

    /** Whether the next line is more of it. */
    public boolean goesOn() {
        return goesOn;
    }

    /** When it was written, in microseconds since 1970, or {@link #NO_TIME}. */
    public long time() {
        return time;
    }

    /** Its {@link Level#rank}, or {@link #NO_LEVEL}; of a line that does not begin a record what it has if it stands alone. */
    public int level() {
        return level;
    }

    /** Whether it is a warning or worse. */
    public boolean grave() {
        return level >= Level.WARN.rank();
    }

    public Kind kind() {
        return kind;
    }

    public Frame frame() {
        return frame;
    }

    /** Tells processes of PostgreSQL apart. */
    public int process() {
        return process;
    }

    /** Of an instant; the earliest and the latest that there are where it is before or after these. */
    public static long micros(Instant instant) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        } catch (ArithmeticException e) {
            return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE + 1 : Long.MAX_VALUE;
        }
    }
}
