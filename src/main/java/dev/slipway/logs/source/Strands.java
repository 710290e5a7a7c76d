package dev.slipway.logs.source;

import java.io.ByteArrayOutputStream;

/**
 * Two streams of one program as one, line by line: while one is within a line, the other waits until that has ended, but not for
 * long ones without end. Used by several threads.
 */
final class Strands {
    private static final int LONGEST = 1 << 20;
    private static final byte[] FEED = {'\n'};

    private final Hearing hearing;
    private final ByteArrayOutputStream[] waiting = {new ByteArrayOutputStream(), new ByteArrayOutputStream()};
    private int within = -1;

    Strands(Hearing hearing) {
        this.hearing = hearing;
    }

    /**
     * What one of them says next.
     *
     * @param which 0 or 1
     */
    synchronized void take(int which, byte[] buffer, int from, int count) {
        int other = 1 - which;
        if (within == other) {
            waiting[which].write(buffer, from, count);
            if (waiting[which].size() > LONGEST) {
                hearing.bytes(FEED, 0, 1);
                within = -1;
                release(which);
            }
            return;
        }
        hearing.bytes(buffer, from, count);
        boolean ended = count == 0 ? within != which : buffer[from + count - 1] == '\n';
        within = ended ? -1 : which;
        if (ended) {
            release(other);
        }
    }

    private void release(int which) {
        byte[] bytes = waiting[which].toByteArray();
        waiting[which].reset();
        if (bytes.length > 0) {
            take(which, bytes, 0, bytes.length);
        }
    }

    /** Nothing more comes: what waits is given, and a last line ends. */
    synchronized void end() {
        for (int which = 0; which < waiting.length; which++) {
            if (waiting[which].size() > 0) {
                hearing.endLine();
                within = -1;
                release(which);
            }
        }
        hearing.endLine();
        within = -1;
    }
}
