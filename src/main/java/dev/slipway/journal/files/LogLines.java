package dev.slipway.journal.files;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a log from some place on, line by line, in constant memory. */
final class LogLines implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final FileInputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    private long end;

    private LogLines(FileInputStream in, long end) {
        this.in = in;
        this.end = end;
    }

    /** Begins at this offset. */
    static LogLines open(Path file, long offset) throws IOException {
        FileInputStream in = new FileInputStream(file.toFile());
        try {
            in.getChannel().position(offset);
            return new LogLines(in, offset);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The next whole line without its line end; empty at the end of the file, and where only a part of a line is left. */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (fill()) {
            int from = at;
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, from, at - from);
            if (at < filled) {
                at++;
                end += line.size() + 1;
                return Optional.of(line.toByteArray());
            }
        }
        return Optional.empty();
    }

    /** The offset behind the last line that was read. */
    long end() {
        return end;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return at < filled;
    }
}
