package dev.slipway.ssh.wire;

import dev.slipway.secret.MaskedStream;
import dev.slipway.ssh.OutputListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a command writes to one stream: handed on line by line without secret values, and kept up to 1 MiB. */
final class StreamCapture {
    private static final int KEPT = 1024 * 1024;
    private static final int LONGEST_LINE = 8 * 1024;

    private final OutputListener.Stream stream;
    private final OutputListener listener;
    private final MaskedStream masking;
    private final Kept keeping;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final byte[] line = new byte[LONGEST_LINE];
    private int length;
    private boolean truncated;

    /** What is kept. */
    enum Kept {
        /** What people may read. */
        MASKED,
        /** What Slipway reads itself. */
        AS_WRITTEN
    }

    StreamCapture(OutputListener.Stream stream, OutputListener listener, MaskedStream masking, Kept keeping) {
        this.masking = masking;
        this.keeping = keeping;
        this.stream = stream;
        this.listener = listener;
    }

    void accept(byte[] bytes, int count) {
        if (keeping == Kept.AS_WRITTEN) {
            keep(bytes, count);
        }
        handOn(masking.accept(bytes, count));
    }

    private void keep(byte[] bytes, int count) {
        int room = Math.min(count, KEPT - kept.size());
        kept.write(bytes, 0, room);
        truncated |= room < count;
    }

    private void handOn(byte[] masked) {
        if (keeping == Kept.MASKED) {
            keep(masked, masked.length);
        }
        for (byte each : masked) {
            if (each == '\n') {
                emit(length);
            } else {
                add(each);
            }
        }
    }

    private void add(byte value) {
        if (length == line.length) {
            emit(wholeCharacters(line, length));
        }
        line[length++] = value;
    }

    /** Hands on the first bytes of the line; what is left of it begins the next. */
    private void emit(int count) {
        String text = new String(line, 0, count, StandardCharsets.UTF_8);
        System.arraycopy(line, count, line, 0, length - count);
        length -= count;
        listener.line(stream, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    /** Hands on a last line that has no end. */
    void end() {
        handOn(masking.end());
        if (length > 0) {
            emit(length);
        }
    }

    String text() {
        byte[] bytes = kept.toByteArray();
        int count = truncated ? wholeCharacters(bytes, bytes.length) : bytes.length;
        return new String(bytes, 0, count, StandardCharsets.UTF_8);
    }

    boolean truncated() {
        return truncated;
    }

    /** How many of the first bytes remain when a last UTF-8 character that is cut through is left out. */
    private static int wholeCharacters(byte[] bytes, int count) {
        for (int back = 1; back <= Math.min(3, count); back++) {
            int value = bytes[count - back] & 0xff;
            if (value >= 0xc0) {
                int needed = value >= 0xf0 ? 4 : value >= 0xe0 ? 3 : 2;
                return needed > back ? count - back : count;
            }
            if (value < 0x80) {
                return count;
            }
        }
        return count;
    }
}
