package dev.slipway.logs.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file that many threads read and one writes. A thread that is interrupted closes a channel of Java for all the others: here
 * they open it again.
 */
final class OpenFile implements AutoCloseable {
    private final Path path;
    private final Set<OpenOption> options;
    private FileChannel channel;
    private boolean closed;

    private OpenFile(Path path, Set<OpenOption> options, FileChannel channel) {
        this.path = path;
        this.options = options;
        this.channel = channel;
    }

    static OpenFile toRead(Path path) throws IOException {
        return new OpenFile(path, Set.of(StandardOpenOption.READ), FileChannel.open(path, StandardOpenOption.READ));
    }

    /** One that is not there yet. */
    static OpenFile made(Path path) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new OpenFile(
                path,
                options,
                FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
    }

    /** How many bytes were read; fewer than wanted at its end, none where it was closed. */
    int read(long place, byte[] into, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
        while (buffer.hasRemaining()) {
            FileChannel open = open();
            try {
                if (!open.isOpen() || open.read(buffer, place + buffer.position()) < 0) {
                    break;
                }
            } catch (ClosedByInterruptException e) {
                break;
            } catch (IOException e) {
                if (open.isOpen()) {
                    throw new UncheckedIOException(path + " cannot be read: " + e.getMessage(), e);
                }
            }
        }
        return buffer.position();
    }

    void write(long place, byte[] from, int at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(from, at, length);
        while (buffer.hasRemaining()) {
            open().write(buffer, place + buffer.position() - at);
        }
    }

    private synchronized FileChannel open() {
        if (!channel.isOpen() && !closed) {
            try {
                channel = FileChannel.open(path, options);
            } catch (IOException e) {
                throw new UncheckedIOException(path + " cannot be opened again: " + e.getMessage(), e);
            }
        }
        return channel;
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
