package dev.slipway.ssh.wire;

import dev.slipway.ssh.Command;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import net.schmizz.sshj.connection.Connection;
import org.jspecify.annotations.Nullable;

/** Opens a channel that its caller keeps. */
abstract class Opening implements Exchange<LastingChannel> {
    private volatile boolean abandoned;
    private volatile @Nullable LastingChannel channel;

    /** A session in which a command runs. */
    static Opening session(Sessions sessions, AtomicLong roundTrips, Command command, Map<String, String> environment) {
        return new Opening() {
            @Override
            LastingChannel open() throws IOException {
                ExecChannel session = sessions.take(this::isAbandoned);
                keep(session);
                for (Map.Entry<String, String> variable : environment.entrySet()) {
                    session.environment(variable.getKey(), variable.getValue());
                }
                roundTrips.incrementAndGet();
                session.start(command.line());
                session.awaitAccepted();
                return session;
            }
        };
    }

    /**
     * A connection to a Unix socket.
     *
     * @param opened hears of it
     */
    static Opening socket(Connection connection, AtomicLong roundTrips, String path, Consumer<SocketChannel> opened) {
        return new Opening() {
            @Override
            LastingChannel open() throws IOException {
                SocketChannel socket = new SocketChannel(connection, path);
                roundTrips.incrementAndGet();
                socket.open();
                opened.accept(socket);
                keep(socket);
                return socket;
            }
        };
    }

    abstract LastingChannel open() throws IOException;

    @Override
    public LastingChannel call() throws IOException {
        try {
            return open();
        } catch (IOException e) {
            abandon();
            throw e;
        }
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /** Nobody waits for it any more where it was abandoned meanwhile. */
    void keep(LastingChannel open) throws IOException {
        channel = open;
        if (abandoned) {
            open.stop();
            throw new InterruptedIOException("Abandoned before it was used");
        }
    }

    @Override
    public void abandon() {
        abandoned = true;
        LastingChannel open = channel;
        if (open == null) {
            return;
        }
        try {
            open.stop();
        } catch (IOException e) {
            // The connection is gone, and the channel with it.
        }
    }
}
