package dev.slipway.ssh;

import java.nio.charset.StandardCharsets;
import net.schmizz.concurrent.Event;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.transport.TransportException;
import org.jspecify.annotations.Nullable;

/** A session that does not wait for the server's consent before it sends input: that saves a round trip. */
final class ExecChannel extends SessionChannel {
    private volatile @Nullable Event<ConnectionException> accepted;

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

    /** Called when the server closes the channel: an answer that did not come by then never will. */
    @Override
    protected void closeAllStreams() {
        Event<ConnectionException> answer = accepted;
        if (answer != null && !answer.isSet()) {
            answer.deliverError(new ConnectionException("The server closed the channel and did not run the command"));
        }
        super.closeAllStreams();
    }
}
