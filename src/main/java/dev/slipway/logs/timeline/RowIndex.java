package dev.slipway.logs.timeline;

import dev.slipway.logs.Gap;
import dev.slipway.logs.format.LineFacts;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows of one log, records and breaks, in its own order: for each where it begins, what it is sorted by, and how grave it is.
 * One thread writes it and many read it.
 */
final class RowIndex {
    /** What a record without any time is sorted by: before all others. */
    static final long FIRST = -(1L << 56);

    private static final long LAST = 1L << 56;
    private static final int PIECES = 32;
    private static final int BREAK = 16;
    private static final int WRAPPED = 8;
    private static final int LEVEL = 7;
    private static final int BITS = 6;

    private final Longs places;
    private final Longs stamps;
    private final Map<Integer, Gap> gaps = new ConcurrentHashMap<>();
    private volatile int count;
    private volatile int first;
    private volatile long end;

    RowIndex(Room room) {
        this.places = new Longs(room);
        this.stamps = new Longs(room);
    }

    /** How many rows there are, with those that are not kept any more. */
    int count() {
        return count;
    }

    /** The first row that is kept. */
    int first() {
        return first;
    }

    /** Where the row begins. */
    long place(int row) {
        return places.get(row);
    }

    /** Where the row ends. */
    long end(int row) {
        return row + 1 < count ? places.get(row + 1) : end;
    }

    /** What it is sorted by: microseconds since 1970; never less than that of the row before. */
    long key(int row) {
        return stamps.get(row) >> BITS;
    }

    /** The rank of its level, or {@link LineFacts#NO_LEVEL}. */
    int level(int row) {
        return (int) (stamps.get(row) & LEVEL) - 1;
    }

    /** Whether its bytes read otherwise than its text. */
    boolean wrapped(int row) {
        return (stamps.get(row) & WRAPPED) != 0;
    }

    /** Whether lines of it came in pieces, each with something around it. */
    boolean inPieces(int row) {
        return (stamps.get(row) & PIECES) != 0;
    }

    /** The break that it is; empty where it is a record. */
    Optional<Gap> gap(int row) {
        return (stamps.get(row) & BREAK) != 0 ? Optional.ofNullable(gaps.get(row)) : Optional.empty();
    }

    boolean record(int row) {
        return (stamps.get(row) & BREAK) == 0;
    }

    void add(long place, long key, int level) {
        added(place, (key << BITS) | (level + 1));
    }

    void addBreak(long place, long key, Gap gap) {
        gaps.put(count, gap);
        added(place, (key << BITS) | BREAK);
    }

    private void added(long place, long stamp) {
        int row = count;
        places.set(row, place);
        stamps.set(row, stamp);
        count = row + 1; // last: from now on it is read
    }

    /** Tells more of the last break. */
    void replaceBreak(int row, Gap gap) {
        gaps.put(row, gap);
    }

    /** Tells another level of the last row. */
    void relevel(int level) {
        int last = count - 1;
        stamps.set(last, (stamps.get(last) & ~LEVEL) | (level + 1));
    }

    /** Tells that there is something around a line of the last row. */
    void wrap(boolean inPieces) {
        int last = count - 1;
        stamps.set(last, stamps.get(last) | WRAPPED | (inPieces ? PIECES : 0));
    }

    /** Where the last row ends by now. */
    void end(long place) {
        end = place;
    }

    /** Rows that begin before this place are not kept any more. */
    void forget(long place) {
        int row = first;
        while (row < count && places.get(row) < place) {
            row++;
        }
        int before = row;
        gaps.keySet().removeIf(each -> each < before);
        first = row;
    }

    /** Nobody asks for rows before this one any more. */
    void release(int before) {
        places.forget(before);
        stamps.forget(before);
    }

    /** A time as a key. */
    static long bounded(long micros) {
        return Math.clamp(micros, FIRST, LAST);
    }
}
