package dev.slipway.ssh.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;

/** A channel to an address as the host reaches it (RFC 4254, 7.2). */
final class TunnelChannel extends DirectChannel {
    /** Whom the server may note as the one who asked; nobody listens there. */
    private static final String FROM = "localhost";

    private static final int FROM_PORT = 65_535;

    private final String host;
    private final int port;

    TunnelChannel(Connection connection, String host, int port) {
        super(connection, "direct-tcpip");
        this.host = host;
        this.port = port;
    }

    @Override
    protected SSHPacket buildOpenReq() {
        return super.buildOpenReq()
                .putString(host)
                .putUInt32(port)
                .putString(FROM)
                .putUInt32(FROM_PORT);
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
                send(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                send(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                getOutputStream().close();
            }
        };
    }
}
