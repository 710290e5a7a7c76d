package dev.slipway.logs.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of any kind with lines of a script of ours between them: each begins with a token that nobody else can know. */
final class MarkedStream {
    private static final int ROOM = 1 << 16;

    private final byte[] token;
    private final Reader reader;

    /** Who reads it. */
    interface Reader {
        /** What a line of the script says behind the token. */
        void line(String words) throws IOException;

        /** What comes after the last line of the script, as far as it is here. */
        void bytes(byte[] buffer, int from, int count) throws IOException;
    }

    MarkedStream(String token, Reader reader) {
        this.token = token.getBytes(StandardCharsets.US_ASCII);
        this.reader = reader;
    }

    /** Reads until the stream ends. */
    void read(InputStream in) throws IOException {
        byte[] buffer = new byte[ROOM];
        int kept = 0;
        for (int count = in.read(buffer, 0, ROOM); count >= 0; count = in.read(buffer, kept, ROOM - kept)) {
            int end = kept + count;
            int done = told(buffer, end);
            System.arraycopy(buffer, done, buffer, 0, end - done);
            kept = end - done;
        }
    }

    /** Tells what is clear, and gives where that ends. */
    private int told(byte[] buffer, int end) throws IOException {
        int at = 0;
        while (at < end) {
            int mark = mark(buffer, at, end);
            give(buffer, at, mark);
            int feed = mark + token.length;
            while (feed < end && buffer[feed] != '\n') {
                feed++;
            }
            if (feed >= end) {
                return mark;
            }
            reader.line(new String(buffer, mark + token.length, feed - mark - token.length, StandardCharsets.UTF_8)
                    .strip());
            at = feed + 1;
        }
        return at;
    }

    private void give(byte[] buffer, int from, int end) throws IOException {
        if (end > from) {
            reader.bytes(buffer, from, end - from);
        }
    }

    /** Where the next token begins, or what may become one; the end where there is none. */
    private int mark(byte[] buffer, int from, int end) {
        for (int at = from; at < end; at++) {
            if (buffer[at] == token[0]) {
                int length = Math.min(token.length, end - at);
                if (Arrays.equals(buffer, at, at + length, token, 0, length)) {
                    return at;
                }
            }
        }
        return end;
    }
}
