package dev.slipway.ssh.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.OpenFailException;

/**
 * The sessions of a connection. One is opened while the command before it runs, so that the next command waits for one
 * round trip and not for two. Where the server allows no further session the next command opens its own.
 */
final class Sessions {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LAST_PAUSE = Duration.ofMillis(640);

    private final Connection connection;
    private final AtomicLong roundTrips;
    private final BooleanSupplier alone;
    private final AtomicReference<Optional<ExecChannel>> spare = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean opening = new AtomicBoolean();

    /** @param alone whether nothing else runs on the connection: where something does, a session will be free again */
    Sessions(Connection connection, AtomicLong roundTrips, BooleanSupplier alone) {
        this.connection = connection;
        this.roundTrips = roundTrips;
        this.alone = alone;
    }

    /**
     * Takes the session that is ready, or opens one; a server that has none left for a moment is asked again. It is the
     * caller's from now on.
     *
     * @param abandoned whether nobody waits for it any more
     */
    ExecChannel take(BooleanSupplier abandoned) throws IOException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            Optional<ExecChannel> ready = spare.getAndSet(Optional.empty()).filter(ExecChannel::isOpen);
            if (ready.isPresent()) {
                return ready.get();
            }
            ExecChannel session = new ExecChannel(connection);
            roundTrips.incrementAndGet();
            try {
                session.open();
                return session;
            } catch (OpenFailException e) {
                boolean often = pause.compareTo(LAST_PAUSE) > 0;
                if (abandoned.getAsBoolean() || (often && alone.getAsBoolean())) {
                    throw e;
                }
                pause(pause);
                pause = often ? pause : pause.multipliedBy(2);
            }
        }
    }

    private static void pause(Duration pause) throws IOException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("Interrupted while waiting for a channel");
        }
    }

    /** Opens one for the next command, without waiting for it. */
    void refill() {
        if (spare.get().isEmpty() && opening.compareAndSet(false, true)) {
            Thread.ofVirtual().name("slipway-ssh-spare").start(this::open);
        }
    }

    private void open() {
        try {
            ExecChannel next = new ExecChannel(connection);
            next.open();
            spare.set(Optional.of(next));
        } catch (IOException refused) {
            // The next command asks for a session of its own and tells why there is none.
        } finally {
            opening.set(false);
        }
    }
}
