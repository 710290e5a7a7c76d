package dev.slipway.ssh.wire;

import dev.slipway.ssh.OutputListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a command writes to one stream: handed on line by line, and kept up to 1 MiB. */
final class StreamCapture {
    private static final int KEPT = 1024 * 1024;
    private static final int LONGEST_LINE = 8 * 1024;

    private final OutputListener.Stream stream;
    private final OutputListener listener;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final byte[] line = new byte[LONGEST_LINE];
    private int length;
    private boolean truncated;

    StreamCapture(OutputListener.Stream stream, OutputListener listener) {
        this.stream = stream;
        this.listener = listener;
    }

    void accept(byte[] bytes, int count) {
        int room = Math.min(count, KEPT - kept.size());
        kept.write(bytes, 0, room);
        truncated |= room < count;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                emit(length);
            } else {
                add(bytes[i]);
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
