package dev.slipway.ssh.wire;

import java.io.IOException;
import java.io.InputStream;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.direct.AbstractDirectChannel;

/** A channel to a Unix socket of the host (OpenSSH's PROTOCOL, 2.4), which sshj lacks. */
final class SocketChannel extends AbstractDirectChannel implements LastingChannel {
    private final String path;
    private final Outlet outlet = new Outlet();

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
        outlet.send(rwin, getOutputStream(), bytes, 0, count, true);
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

    @Override
    public void stop() throws IOException {
        outlet.end(rwin);
        sendClose();
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
