package dev.slipway.logs.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** A stream line by line, each with its line feed. One that is longer than 64 MiB comes in parts. */
final class WholeLines {
    private static final int CHUNK = 1 << 15;
    private static final int LONGEST = 64 << 20;

    private WholeLines() {}

    /** Reads until the stream ends; a last line that has no end is left out, for the rest of it may come later. */
    static void read(InputStream from, Consumer<byte[]> reader) throws IOException {
        byte[] chunk = new byte[CHUNK];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
            int begin = 0;
            for (int i = 0; i < count; i++) {
                if (chunk[i] == '\n' || line.size() + i - begin >= LONGEST) {
                    line.write(chunk, begin, i + 1 - begin);
                    reader.accept(line.toByteArray());
                    line.reset();
                    begin = i + 1;
                }
            }
            line.write(chunk, begin, count - begin);
        }
    }
}
