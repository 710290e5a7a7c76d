package dev.slipway.ssh.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import net.schmizz.sshj.transport.TransportException;

/**
 * A channel to an address behind a host. Whoever is slow or frozen there holds up nothing else on the connection, and what
 * still comes once nobody reads it does not end that.
 */
final class TunnelChannel extends DirectConnection {
    private final Outlet outlet = new Outlet();

    TunnelChannel(Connection connection, String host, int port) {
        super(connection, host, port);
    }

    /** What comes; to close it closes nothing, for sshj ends the whole connection where more comes after that. */
    InputStream input() {
        return new FilterInputStream(getInputStream()) {
            @Override
            public void close() {}
        };
    }

    /** What goes there, as there is room for it. */
    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                outlet.send(rwin, getOutputStream(), bytes, offset, length, true);
            }

            @Override
            public void close() throws IOException {
                getOutputStream().close();
            }
        };
    }

    /** Ends it without waiting for the server. */
    void stop() throws IOException {
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
