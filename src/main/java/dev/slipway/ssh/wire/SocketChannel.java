package dev.slipway.ssh.wire;

import java.io.IOException;
import java.io.InputStream;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;

/** A channel to a Unix socket of the host (OpenSSH's PROTOCOL, 2.4), which sshj lacks. */
final class SocketChannel extends DirectChannel implements LastingChannel {
    private final String path;

    SocketChannel(Connection connection, String path) {
        super(connection, "direct-streamlocal@openssh.com");
        this.path = path;
    }

    /** After the usual fields the path, and two that are reserved. */
    @Override
    protected SSHPacket buildOpenReq() {
        return super.buildOpenReq().putString(path).putString("").putUInt32(0);
    }

    @Override
    public void send(byte[] bytes, int count) throws IOException {
        send(bytes, 0, count);
    }

    @Override
    public void endInput() throws IOException {
        getOutputStream().close();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public int status() {
        return 0;
    }
}
