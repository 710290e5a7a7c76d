package dev.slipway.logs.timeline;

import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * A growing row of numbers, for one thread that writes and many that read what it told them of. Only the last ones are on the
 * heap, and only those may be set again.
 */
final class Longs {
    /** Chunks at the end that are on the heap. */
    private static final int RECENT = 4;

    private static final LongBuffer FORGOTTEN = Room.fresh();

    private final Room room;
    private volatile LongBuffer[] chunks = new LongBuffer[0];

    Longs(Room room) {
        this.room = room;
    }

    long get(int place) {
        return chunks[place >> Room.BITS].get(place & (Room.CHUNK - 1));
    }

    void set(int place, long value) {
        int chunk = place >> Room.BITS;
        if (chunk >= chunks.length) {
            grow(chunk);
        }
        chunks[chunk].put(place & (Room.CHUNK - 1), value);
    }

    private synchronized void grow(int chunk) {
        LongBuffer[] more = Arrays.copyOf(chunks, chunk + 1);
        more[chunk] = Room.fresh();
        int settled = chunk - RECENT;
        if (settled >= 0) {
            more[settled] = room.settled(more[settled]);
        }
        chunks = more;
    }

    /** Those before this place are wanted no more: what they hold is given back, as far as that is whole chunks. */
    synchronized void forget(int before) {
        LongBuffer[] less = chunks.clone();
        Arrays.fill(less, 0, before >> Room.BITS, FORGOTTEN);
        chunks = less;
    }
}
