package dev.slipway.ssh.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.Window;
import org.jspecify.annotations.Nullable;

/**
 * Waits for room in the server's window outside a channel's own stream: sshj waits inside, holding a lock that the thread
 * which reads the whole connection needs to close the channel, and then nothing on the connection moves any more.
 */
final class Outlet {
    private volatile boolean over;

    /** The other side is there, and has taken nothing for too long. */
    static final class Stalled extends IOException {
        private static final long serialVersionUID = 1;

        Stalled(Throwable cause) {
            super(cause);
        }
    }

    /**
     * Sends bytes as the server makes room for them.
     *
     * @param patient whether to wait for as long as it takes
     * @throws Stalled if it is not patient, and the server makes none for as long as the connection waits for anything
     */
    void send(Window.Remote window, OutputStream remote, byte[] bytes, int offset, int count, boolean patient)
            throws IOException {
        int sent = 0;
        while (sent < count) {
            int room = (int) Math.min(window.getSize(), count - sent);
            if (over) {
                throw new EOFException("The channel ended before the input did");
            }
            if (room == 0) {
                awaitRoom(window, patient);
            } else {
                remote.write(bytes, offset + sent, room);
                remote.flush();
                sent += room;
            }
        }
    }

    private static void awaitRoom(Window.Remote window, boolean patient) throws IOException {
        try {
            window.awaitExpansion(0);
        } catch (ConnectionException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("Interrupted while waiting for room");
            }
            if (!patient) {
                throw new Stalled(e);
            }
        }
    }

    /** Nothing more can be sent: whoever waits for room is woken. */
    void end(Window.@Nullable Remote window) {
        over = true;
        if (window != null) {
            window.expand(1);
        }
    }
}
