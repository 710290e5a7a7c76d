package dev.slipway.ssh.wire;

import dev.slipway.ssh.Offered;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP connection that sends small packets at once, or what carries one in its place: it counts what crosses it, and knows
 * when it last heard something.
 */
final class Wire extends Socket {
    private final Optional<Carrier> carrier;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final FirstMessage firstMessage = new FirstMessage();
    private final Greeting greeting = new Greeting();
    private volatile long lastHeard = System.nanoTime();
    private volatile boolean cut;

    Wire() throws IOException {
        this.carrier = Optional.empty();
        setTcpNoDelay(true);
    }

    /** @param carrier open, to where the host listens */
    Wire(Carrier carrier) {
        this.carrier = Optional.of(carrier);
    }

    long sent() {
        return sent.get();
    }

    long received() {
        return received.get();
    }

    /** What the server at the other end offers, once it has said so. */
    Optional<Offered> offered() {
        return firstMessage.offered();
    }

    /** When the last byte came, by {@link System#nanoTime}. */
    long lastHeard() {
        return lastHeard;
    }

    /** Whether nothing was heard yet by which the server identifies itself. */
    boolean greetingBrokeOff() {
        return greeting.brokeOff();
    }

    /**
     * Ends the connection at once, and with it whatever waits for it; a channel as soon as the jump host answers, or is
     * given up too.
     */
    void cut() {
        cut = true;
        if (carrier.isPresent()) {
            Thread.ofPlatform().daemon().name("slipway-ssh-cut").start(this::end);
        } else {
            end();
        }
    }

    private void end() {
        try {
            close();
        } catch (IOException e) {
            // It is gone already, or its jump host is: nobody waits for it any more.
        }
    }

    @Override
    public void close() throws IOException {
        cut = true;
        if (carrier.isPresent()) {
            carrier.get().close();
        } else {
            super.close();
        }
    }

    @Override
    public boolean isConnected() {
        return carrier.isPresent() || super.isConnected();
    }

    @Override
    public boolean isClosed() {
        return carrier.isPresent() ? cut || !carrier.get().open() : super.isClosed();
    }

    /** What carries it has none. */
    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        if (carrier.isEmpty()) {
            super.setSoTimeout(timeout);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(carrier.isPresent() ? carrier.get().input() : super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                if (count > 0) {
                    received.addAndGet(count);
                    lastHeard = System.nanoTime();
                    greeting.hear(bytes, offset, count);
                    firstMessage.hear(bytes, offset, count);
                }
                return count;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(carrier.isPresent() ? carrier.get().output() : super.getOutputStream()) {
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
