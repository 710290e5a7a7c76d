package dev.slipway.ssh.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import net.schmizz.sshj.connection.channel.Window;
import org.jspecify.annotations.Nullable;

/**
 * Waits for room in the server's window outside a channel's own stream: sshj waits inside, holding a lock that the thread
 * which reads the whole connection needs to close the channel, and then nothing on the connection moves any more.
 */
final class Outlet {
    private volatile boolean over;

    /** Sends bytes as the server makes room for them. */
    void send(Window.Remote window, OutputStream remote, byte[] bytes, int count) throws IOException {
        int sent = 0;
        while (sent < count) {
            int room = (int) Math.min(window.getSize(), count - sent);
            if (over) {
                throw new EOFException("The channel ended before the input did");
            }
            if (room == 0) {
                window.awaitExpansion(0);
            } else {
                remote.write(bytes, sent, room);
                remote.flush();
                sent += room;
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
