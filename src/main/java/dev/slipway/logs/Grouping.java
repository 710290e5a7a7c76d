package dev.slipway.logs;

import dev.slipway.logs.format.Level;
import dev.slipway.logs.format.LineFacts;
import dev.slipway.logs.format.LineFacts.Kind;
import dev.slipway.logs.format.Trace;

/** Which lines of a source are one record: told by their facts alone. */
public final class Grouping {
    /** What goes on for longer is no record that somebody reads: it is told in parts. */
    private static final int MOST_LINES = 10_000;

    private boolean any;
    private int lines;
    private int level;
    private int process;
    private Kind kind = Kind.PLAIN;
    private Trace trace = Trace.NONE;

    /** Takes in the next line; whether it belongs to the record of the one before. */
    public boolean joins(LineFacts line) {
        boolean joins = any && (line.beginning() ? belongs(line) : continues(line));
        if (joins) {
            trace = trace.after(line.frame());
            lines++;
            return true;
        }
        any = true;
        trace = Trace.NONE.after(line.frame());
        lines = 1;
        level = line.level();
        process = line.process();
        kind = line.kind() == Kind.POSTGRES_MORE ? Kind.POSTGRES : line.kind();
        return false;
    }

    /** Whether a line that could begin a record says more of the one before. */
    private boolean belongs(LineFacts line) {
        if (kind == Kind.JUL && lines == 1 && line.time() == LineFacts.NO_TIME) {
            level = line.level();
            return true;
        }
        return line.kind() == Kind.POSTGRES_MORE && kind == Kind.POSTGRES && process == line.process();
    }

    private boolean continues(LineFacts line) {
        return lines < MOST_LINES && trace.continues(line.frame(), level >= Level.WARN.rank());
    }

    /** The {@link Level#rank} of the record as far as it has come, or {@link LineFacts#NO_LEVEL}. */
    public int level() {
        return level;
    }

    /** Forgets the record: the next line begins one. */
    public void end() {
        any = false;
    }
}
