package dev.slipway.ssh.wire;

import java.io.IOException;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.direct.AbstractDirectChannel;
import net.schmizz.sshj.transport.TransportException;

/**
 * A channel to something that listens behind a host. Whoever is slow or frozen there holds up nothing else on the
 * connection.
 */
abstract class DirectChannel extends AbstractDirectChannel {
    private final Outlet outlet = new Outlet();

    DirectChannel(Connection connection, String type) {
        super(connection, type);
    }

    /** Sends bytes, as the server makes room for them. */
    void send(byte[] bytes, int offset, int count) throws IOException {
        outlet.send(rwin, getOutputStream(), bytes, offset, count, true);
    }

    /** Ends it without waiting for the server. */
    public void stop() throws IOException {
        sendClose();
    }

    /**
     * Whoever waits for room is woken first: to end it takes what that one holds. What is still read of it asks for no more,
     * as with {@link ExecChannel}.
     */
    @Override
    protected void sendClose() throws TransportException {
        outlet.end(rwin);
        lwin.expand(Integer.MAX_VALUE);
        super.sendClose();
    }

    @Override
    public void notifyError(SSHException error) {
        outlet.end(rwin);
        super.notifyError(error);
    }

    @Override
    protected void closeAllStreams() {
        outlet.end(rwin);
        super.closeAllStreams();
    }
}
