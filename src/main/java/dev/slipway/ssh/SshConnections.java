package dev.slipway.ssh;

import dev.slipway.project.Address;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Connections over SSH with keys from files and host keys from known_hosts files. */
public final class SshConnections implements Connections {
    private final SshSettings settings;
    private final Map<Address, Line> lines = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private SshConnections(SshSettings settings) {
        this.settings = settings;
    }

    /** Nothing is connected yet; {@link #to} does that. */
    public static SshConnections open(SshSettings settings) {
        return new SshConnections(settings);
    }

    @Override
    public Connection to(Address address) throws InterruptedException {
        Address complete =
                address.user().isEmpty() ? new Address(settings.user(), address.host(), address.port()) : address;
        return lines.computeIfAbsent(complete, Line::new).connection();
    }

    @Override
    public void close() {
        closed = true;
        lines.values().forEach(Line::close);
    }

    /** The one connection of a host; who asks for it while it is being made waits for it. */
    private final class Line {
        private final Address address;
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable SshConnection connection;

        Line(Address address) {
            this.address = address;
        }

        Connection connection() throws InterruptedException {
            lock.lockInterruptibly();
            try {
                SshConnection last = connection;
                if (last != null && last.isOpen()) {
                    return last;
                }
                if (closed) {
                    throw new IllegalStateException("The connections are closed");
                }
                SshConnection made = new Dialer(address, settings).connect();
                connection = made;
                return made;
            } catch (IOException e) {
                throw new Faults(address).connecting(e);
            } finally {
                lock.unlock();
            }
        }

        void close() {
            lock.lock();
            try {
                if (connection != null) {
                    connection.close();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
