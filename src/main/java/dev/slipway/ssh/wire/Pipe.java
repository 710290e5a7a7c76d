package dev.slipway.ssh.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way from one thread to another, at most 64 KiB at once. It stands between a caller's thread and the wire,
 * so that to interrupt the one does not close the other.
 */
final class Pipe {
    private static final int ROOM = 64 * 1024;

    private final byte[] ring = new byte[ROOM];
    private int first;
    private int count;
    private boolean ended;
    private @Nullable IOException fault;

    /** How long a wait may last. */
    @FunctionalInterface
    interface Patience {
        Patience ENDLESS = () -> Long.MAX_VALUE;

        /** More than nothing; where it is over, the fault that says so. */
        long nanos() throws IOException;
    }

    /** Puts all of these bytes in, as there is room for them. */
    synchronized void put(byte[] bytes, int offset, int length, Patience patience) throws IOException {
        patience.nanos();
        int done = 0;
        while (done < length) {
            while (count == ROOM && !ended) {
                pause(patience);
            }
            if (ended) {
                throw fault == null ? new EOFException("Nobody reads this any more") : fault;
            }
            int last = (first + count) % ROOM;
            int some = Math.min(length - done, Math.min(ROOM - count, ROOM - last));
            System.arraycopy(bytes, offset + done, ring, last, some);
            count += some;
            done += some;
            notifyAll();
        }
    }

    /** Takes some bytes out, at least one; -1 at the end. What was put in before the end comes before it. */
    synchronized int take(byte[] bytes, int offset, int length, Patience patience) throws IOException {
        if (length == 0) {
            return 0;
        }
        patience.nanos();
        while (count == 0 && !ended) {
            pause(patience);
        }
        if (count == 0) {
            if (fault != null) {
                throw fault;
            }
            return -1;
        }
        int some = Math.min(length, Math.min(count, ROOM - first));
        System.arraycopy(ring, first, bytes, offset, some);
        first = (first + some) % ROOM;
        count -= some;
        notifyAll();
        return some;
    }

    private void pause(Patience patience) throws IOException {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, patience.nanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for a host");
        }
    }

    synchronized int available() {
        return count;
    }

    /** Nothing more is put in. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** The same, because of this. */
    synchronized void fail(IOException why) {
        if (!ended) {
            fault = why;
            end();
        }
    }
}
