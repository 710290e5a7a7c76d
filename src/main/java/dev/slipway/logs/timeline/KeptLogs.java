package dev.slipway.logs.timeline;

import dev.slipway.logs.Mark;
import dev.slipway.logs.format.LineFacts;
import java.util.List;

/**
 * Logs and marks, by the numbers that rows of an {@link Order} name them with: the upper half of a row is the log, the lower the
 * row in it.
 */
record KeptLogs(List<KeptLog> logs, List<Mark> marks) implements Order.Keys {
    private static final int MARKS = Integer.MAX_VALUE;

    KeptLogs {
        logs = List.copyOf(logs);
        marks = List.copyOf(marks);
    }

    static long row(int log, int row) {
        return ((long) log << 32) | row;
    }

    static long mark(int mark) {
        return row(MARKS, mark);
    }

    static int log(long row) {
        return (int) (row >>> 32);
    }

    static int inLog(long row) {
        return (int) row;
    }

    boolean isMark(long row) {
        return log(row) == MARKS;
    }

    KeptLog of(long row) {
        return logs.get(log(row));
    }

    /** Whether it is still kept. */
    boolean kept(long row) {
        return isMark(row) || inLog(row) >= of(row).index().first();
    }

    @Override
    public long key(long row) {
        return isMark(row)
                ? RowIndex.bounded(LineFacts.micros(marks.get(inLog(row)).time()))
                : of(row).index().key(inLog(row));
    }

    /** The rank of its level, or {@link LineFacts#NO_LEVEL}. */
    int level(long row) {
        return isMark(row) ? LineFacts.NO_LEVEL : of(row).index().level(inLog(row));
    }

    boolean record(long row) {
        return !isMark(row) && of(row).index().record(inLog(row));
    }
}
