package dev.slipway.git;

import dev.slipway.git.graph.Row;
import dev.slipway.git.graph.Rows;
import dev.slipway.git.graph.Span;
import dev.slipway.release.Revision;
import java.util.List;
import java.util.OptionalInt;

/**
 * A history in rows, the newest commit first, that grows downwards as far as it is asked to; what is above never changes. Safe
 * for use by many threads. Methods throw {@link GitException} where the repository cannot be read.
 */
public final class GraphView {
    private final Rows rows;
    private final Faults faults;

    GraphView(Rows rows, Faults faults) {
        this.rows = rows;
        this.faults = faults;
    }

    /** Makes some more rows, if there are more commits. */
    public void extend(int count) {
        faults.explained(() -> {
            rows.extend(count);
            return rows;
        });
    }

    /** How many rows there are so far. */
    public int size() {
        return rows.size();
    }

    /** Whether there are no more. */
    public boolean complete() {
        return rows.complete();
    }

    /** Commits that have no row because they cannot be read; nor has what only they contain. */
    public List<Revision> unreadable() {
        return rows.unreadable();
    }

    /** These rows, as far as there are that many; quick. */
    public List<Row> rows(int first, int count) {
        return faults.explained(() -> rows.rows(first, count));
    }

    /** Only the commits of these rows. */
    public List<Revision> revisions(int first, int count) {
        return rows.revisions(first, count);
    }

    /** Only the commits of these rows that were committed within a span. */
    public List<Revision> revisions(int first, int count, Span span) {
        return faults.explained(() -> rows.revisions(first, count, span));
    }

    /** The row of a commit, if it has one already. */
    public OptionalInt rowOf(Revision revision) {
        return rows.rowOf(revision);
    }

    /** The first row whose commit is not newer than this time, in seconds since 1970; empty where there is none so far. */
    public OptionalInt firstAt(long time) {
        return faults.explained(() -> rows.firstAt(time));
    }
}
