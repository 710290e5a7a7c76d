package dev.slipway.ssh;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** A TCP connection that sends small packets at once, counts what crosses it, and knows when it last heard something. */
final class Wire extends Socket {
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private volatile long lastHeard = System.nanoTime();

    Wire() throws IOException {
        setTcpNoDelay(true);
    }

    long sent() {
        return sent.get();
    }

    long received() {
        return received.get();
    }

    /** When the last byte came, by {@link System#nanoTime}. */
    long lastHeard() {
        return lastHeard;
    }

    /** Ends the connection at once, and with it whatever waits for it. */
    void cut() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException("A socket could not be closed", e);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                heard(value < 0 ? -1 : 1);
                return value;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                heard(count);
                return count;
            }
        };
    }

    private void heard(int count) {
        if (count > 0) {
            received.addAndGet(count);
            lastHeard = System.nanoTime();
        }
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(int value) throws IOException {
                out.write(value);
                sent.incrementAndGet();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                sent.addAndGet(length);
            }
        };
    }
}
