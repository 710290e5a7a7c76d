package dev.slipway.ssh.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import net.schmizz.concurrent.Event;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.transport.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * A session that sends input before the server has consented to the command, which saves a round trip, and that waits
 * for room in the server's window outside the channel's own stream: sshj waits inside, holding a lock that the thread
 * which reads the whole connection needs to close the channel, and then nothing on the connection moves any more.
 */
final class ExecChannel extends SessionChannel {
    private volatile @Nullable Event<ConnectionException> accepted;
    private volatile boolean over;

    ExecChannel(Connection connection) {
        super(connection, StandardCharsets.UTF_8);
    }

    void start(String line) throws TransportException {
        accepted = sendChannelRequest("exec", true, new Buffer.PlainBuffer().putString(line, StandardCharsets.UTF_8));
    }

    /** Waits until the server says that it runs the command. */
    void awaitAccepted() throws ConnectionException {
        Event<ConnectionException> answer = accepted;
        if (answer != null) {
            answer.await();
        }
    }

    /** Sends bytes of the command's input, as the server makes room for them. */
    void send(byte[] bytes, int count) throws IOException {
        OutputStream remote = getOutputStream();
        int sent = 0;
        while (sent < count) {
            int room = (int) Math.min(rwin.getSize(), count - sent);
            if (over) {
                throw new EOFException("The channel ended before the input did");
            }
            if (room == 0) {
                rwin.awaitExpansion(0);
            } else {
                remote.write(bytes, sent, room);
                remote.flush();
                sent += room;
            }
        }
    }

    /** Says that the input is complete. */
    void endInput() throws IOException {
        getOutputStream().close();
    }

    private void wakeSender() {
        over = true;
        if (rwin != null) {
            rwin.expand(1);
        }
    }

    @Override
    public void notifyError(SSHException error) {
        wakeSender();
        super.notifyError(error);
    }

    /** Called when the server closes the channel: an answer that did not come by then never will. */
    @Override
    protected void closeAllStreams() {
        Event<ConnectionException> answer = accepted;
        if (answer != null && !answer.isSet()) {
            answer.deliverError(new ConnectionException("The server closed the channel and did not run the command"));
        }
        wakeSender();
        super.closeAllStreams();
    }
}
