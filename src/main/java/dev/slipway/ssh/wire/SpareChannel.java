package dev.slipway.ssh.wire;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import net.schmizz.sshj.connection.Connection;

/**
 * A session that is opened while the command before it runs, so that the next command waits for one round trip and not
 * for two. Where the server allows no further session the next command opens its own.
 */
final class SpareChannel {
    private final Connection connection;
    private final AtomicReference<Optional<ExecChannel>> spare = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean opening = new AtomicBoolean();

    SpareChannel(Connection connection) {
        this.connection = connection;
    }

    /** The session, if one is ready. It is the caller's from now on. */
    Optional<ExecChannel> take() {
        return spare.getAndSet(Optional.empty()).filter(ExecChannel::isOpen);
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
