package dev.slipway.logs.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a container writes, as its engine sends it with times: each message in a frame that says which stream it is of, or, of one
 * with a terminal, without frames. A line that is longer than a message comes in several; only the first keeps its time.
 */
final class DockerFrames {
    private static final int HEADER = 8;
    private static final int LONGEST = 64 << 20;

    private final SeenLines seen;
    private final Strands strands;
    private final boolean[] within = new boolean[2];

    DockerFrames(SeenLines seen, Strands strands) {
        this.seen = seen;
        this.strands = strands;
    }

    /** Reads until the engine ends. */
    void read(InputStream from, boolean terminal) throws IOException {
        if (terminal) {
            WholeLines.read(from, line -> message(0, line)); // each with its time
        } else {
            frames(from);
        }
    }

    private void frames(InputStream from) throws IOException {
        for (byte[] header = from.readNBytes(HEADER); header.length == HEADER; header = from.readNBytes(HEADER)) {
            int length = ByteBuffer.wrap(header).getInt(HEADER - Integer.BYTES);
            if (header[0] < 0 || header[0] > 2 || length < 0 || length > LONGEST) {
                throw new IOException("The Docker engine sends something else than frames");
            }
            byte[] message = from.readNBytes(length);
            if (message.length == length) {
                message(header[0] == 2 ? 1 : 0, message);
            }
        }
    }

    private void message(int stream, byte[] message) {
        int first = timed(message) ? SeenLines.TIME + 1 : 0;
        if (first > 0 && !seen.isNew(new String(message, 0, SeenLines.TIME, StandardCharsets.US_ASCII))) {
            return;
        }
        int from = within[stream] ? first : 0;
        if (message.length > from) {
            strands.take(stream, message, from, message.length - from);
            within[stream] = message[message.length - 1] != '\n';
        }
    }

    private static boolean timed(byte[] message) {
        return message.length > SeenLines.TIME
                && message[SeenLines.TIME] == ' '
                && message[SeenLines.TIME - 1] == 'Z'
                && message[10] == 'T';
    }
}
