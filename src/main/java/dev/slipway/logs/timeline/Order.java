package dev.slipway.logs.timeline;

import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Rows of several logs in the order of their keys. An order does not change; a later one shares with it what both have. Only the
 * latest may be added to, by one thread.
 */
final class Order {
    /** Chunks at the end that are on the heap: late rows may still come between theirs. */
    private static final int RECENT = 64;

    private static final int BITS = Room.BITS;
    private static final int CHUNK = Room.CHUNK;

    private final Room room;
    private final LongBuffer[] chunks;
    private final int size;

    private Order(Room room, LongBuffer[] chunks, int size) {
        this.room = room;
        this.chunks = chunks;
        this.size = size;
    }

    /** Without any row. */
    static Order in(Room room) {
        return new Order(room, new LongBuffer[0], 0);
    }

    /** The same without any row. */
    Order none() {
        return in(room);
    }

    /** What rows are sorted by. */
    interface Keys {
        long key(long row);
    }

    int size() {
        return size;
    }

    long get(int place) {
        return chunks[place >> BITS].get(place & (CHUNK - 1));
    }

    /** So many rows, and not more than this, stand at the beginning of both for certain. */
    int shared(Order earlier, int most) {
        int chunk = 0;
        while ((chunk + 1) << BITS <= most && chunks[chunk].equals(earlier.chunks[chunk])) {
            chunk++;
        }
        return chunk << BITS;
    }

    /** The first place of a row that is not before this one. */
    int placeOf(long row, long key, Keys keys) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long other = get(middle);
            if (compare(other, keys.key(other), row, key) < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** With more rows, which are sorted and none of which it has. */
    Order plus(long[] rows, Keys keys) {
        if (rows.length == 0) {
            return this;
        }
        int from = size;
        long first = rows[0];
        if (size > 0 && compare(get(size - 1), keys.key(get(size - 1)), first, keys.key(first)) > 0) {
            from = placeOf(first, keys.key(first), keys);
        }
        return from == size ? appended(rows) : kept(from).appended(merged(tail(from), rows, keys));
    }

    /** Only those before this place, which may be added to without changing this order. */
    private Order kept(int before) {
        LongBuffer[] less = Arrays.copyOf(chunks, (before + CHUNK - 1) >> BITS);
        if ((before & (CHUNK - 1)) != 0) {
            less[less.length - 1] = Room.fresh().put(0, less[less.length - 1], 0, CHUNK);
        }
        return new Order(room, less, before);
    }

    private long[] tail(int from) {
        long[] tail = new long[size - from];
        int at = 0;
        while (at < tail.length) {
            int place = from + at;
            int count = Math.min(tail.length - at, CHUNK - (place & (CHUNK - 1)));
            chunks[place >> BITS].get(place & (CHUNK - 1), tail, at, count);
            at += count;
        }
        return tail;
    }

    private Order appended(long[] rows) {
        int after = size + rows.length;
        LongBuffer[] more = Arrays.copyOf(chunks, (after + CHUNK - 1) >> BITS);
        for (int chunk = chunks.length; chunk < more.length; chunk++) {
            more[chunk] = Room.fresh();
        }
        int at = 0;
        while (at < rows.length) {
            int place = size + at;
            int count = Math.min(rows.length - at, CHUNK - (place & (CHUNK - 1)));
            more[place >> BITS].put(place & (CHUNK - 1), rows, at, count);
            at += count;
        }
        for (int chunk = Math.max(0, chunks.length - RECENT); chunk < more.length - RECENT; chunk++) {
            more[chunk] = room.settled(more[chunk]);
        }
        return new Order(room, more, after);
    }

    /** Both in one; each is sorted. */
    static long[] merged(long[] left, long[] right, Keys keys) {
        if (before(left, right, keys)) {
            return joined(left, right);
        }
        if (before(right, left, keys)) {
            return joined(right, left);
        }
        long[] all = new long[left.length + right.length];
        int l = 0;
        int r = 0;
        for (int i = 0; i < all.length; i++) {
            boolean fromLeft = r == right.length
                    || (l < left.length && compare(left[l], keys.key(left[l]), right[r], keys.key(right[r])) <= 0);
            all[i] = fromLeft ? left[l++] : right[r++];
        }
        return all;
    }

    /** Whether all of these come before all of those. */
    private static boolean before(long[] some, long[] others, Keys keys) {
        if (some.length == 0 || others.length == 0) {
            return true;
        }
        long last = some[some.length - 1];
        return compare(last, keys.key(last), others[0], keys.key(others[0])) <= 0;
    }

    private static long[] joined(long[] some, long[] others) {
        long[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        return all;
    }

    private static int compare(long row, long key, long otherRow, long otherKey) {
        int byKey = Long.compare(key, otherKey);
        return byKey != 0 ? byKey : Long.compare(row, otherRow);
    }
}
