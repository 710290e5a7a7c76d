package dev.slipway.ssh.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import net.schmizz.concurrent.Event;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.connection.channel.direct.Signal;
import net.schmizz.sshj.transport.TransportException;
import org.jspecify.annotations.Nullable;

/** A session that sends input before the server has consented to the command, which saves a round trip. */
final class ExecChannel extends SessionChannel implements LastingChannel {
    private static final int SIGNALLED = 128;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Outlet outlet = new Outlet();

    /** In it requests are sent, and it is said that there are no more. */
    private final Object turn = new Object();

    private boolean closing;
    private volatile @Nullable Event<ConnectionException> accepted;

    ExecChannel(Connection connection) {
        super(connection, StandardCharsets.UTF_8);
    }

    void start(String line) throws TransportException {
        accepted = sendChannelRequest("exec", true, new Buffer.PlainBuffer().putString(line, StandardCharsets.UTF_8));
    }

    /**
     * Not after the close: OpenSSH's server ends the whole connection on a request for a channel that is closed, and takes
     * one for a number that is in use again for the other channel's. sshj guards data in this way, and not requests.
     */
    @Override
    protected Event<ConnectionException> sendChannelRequest(String type, boolean answered, Buffer.PlainBuffer specific)
            throws TransportException {
        synchronized (turn) {
            if (closing) {
                throw new TransportException("The channel was closed before " + type + " could be sent");
            }
            return super.sendChannelRequest(type, answered, specific);
        }
    }

    /**
     * Called by whoever ends the channel, and by the thread that reads the connection where the server does. What is read of
     * it afterwards asks the server for no more: the number may be another channel's by then.
     */
    @Override
    protected void sendClose() throws TransportException {
        synchronized (turn) {
            closing = true;
        }
        lwin.expand(Integer.MAX_VALUE);
        super.sendClose(); // outside: it takes a lock of sshj, which calls this with that lock in its hands
    }

    /**
     * Waits until the server says that it runs the command, and looks now and then: of a channel that was closed while the
     * request was being sent no answer comes.
     */
    void awaitAccepted() throws ConnectionException {
        Event<ConnectionException> answer = accepted;
        while (answer != null && !answer.tryAwait(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            if ((closeEvent.isSet() || closeEvent.inError()) && !answer.isSet()) {
                throw refused();
            }
        }
    }

    private static ConnectionException refused() {
        return new ConnectionException("The server closed the channel and did not run the command");
    }

    /** Sets a variable for the command, where the server accepts it; it does not tell whether it does. */
    void environment(String name, String value) throws TransportException {
        sendChannelRequest(
                "env",
                false,
                new Buffer.PlainBuffer()
                        .putString(name, StandardCharsets.UTF_8)
                        .putString(value, StandardCharsets.UTF_8));
    }

    @Override
    public void send(byte[] bytes, int count) throws IOException {
        outlet.send(rwin, getOutputStream(), bytes, 0, count, true);
    }

    /** The same, but {@link Outlet.Stalled} where nothing is taken for too long. */
    void feed(byte[] bytes, int count) throws IOException {
        outlet.send(rwin, getOutputStream(), bytes, 0, count, false);
    }

    @Override
    public void endInput() throws IOException {
        getOutputStream().close();
    }

    @Override
    public int status() throws IOException {
        Integer status = getExitStatus();
        if (status != null) {
            return status;
        }
        Signal signal = getExitSignal();
        if (signal == null) {
            throw new IOException("The server ended the command's channel without saying how it ended");
        }
        return SIGNALLED + number(signal);
    }

    /** The signal's number on Linux, signal(7). */
    private static int number(Signal signal) {
        return switch (signal) {
            case HUP -> 1;
            case INT -> 2;
            case QUIT -> 3;
            case ILL -> 4;
            case ABRT -> 6;
            case FPE -> 8;
            case KILL -> 9;
            case USR1 -> 10;
            case SEGV -> 11;
            case USR2 -> 12;
            case PIPE -> 13;
            case ALRM -> 14;
            case TERM -> 15;
            case UNKNOWN -> 0;
        };
    }

    @Override
    public void stop() throws IOException {
        outlet.end(rwin);
        synchronized (turn) {
            if (!closing) {
                signal(Signal.TERM);
            }
        }
        sendClose();
    }

    @Override
    public void notifyError(SSHException error) {
        outlet.end(rwin);
        super.notifyError(error);
    }

    /** Called when the server closes the channel: an answer that did not come by then never will. */
    @Override
    protected void closeAllStreams() {
        Event<ConnectionException> answer = accepted;
        if (answer != null && !answer.isSet()) {
            answer.deliverError(refused());
        }
        outlet.end(rwin);
        super.closeAllStreams();
    }
}
