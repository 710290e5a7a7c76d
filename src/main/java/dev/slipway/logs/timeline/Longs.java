package dev.slipway.logs.timeline;

import java.util.Arrays;

/** A growing row of numbers, for one thread that writes and many that read what it told them of. */
final class Longs {
    private static final int BITS = 12;
    private static final int CHUNK = 1 << BITS;
    private static final long[] FORGOTTEN = new long[CHUNK];

    private volatile long[][] chunks = new long[0][];

    long get(int place) {
        return chunks[place >> BITS][place & (CHUNK - 1)];
    }

    void set(int place, long value) {
        int chunk = place >> BITS;
        if (chunk >= chunks.length) {
            grow(chunk);
        }
        chunks[chunk][place & (CHUNK - 1)] = value;
    }

    private synchronized void grow(int chunk) {
        long[][] more = Arrays.copyOf(chunks, chunk + 1);
        more[chunk] = new long[CHUNK];
        chunks = more;
    }

    /** Those before this place are wanted no more: what they hold is given back, as far as that is whole chunks. */
    synchronized void forget(int before) {
        long[][] less = chunks.clone();
        Arrays.fill(less, 0, before >> BITS, FORGOTTEN);
        chunks = less;
    }
}
