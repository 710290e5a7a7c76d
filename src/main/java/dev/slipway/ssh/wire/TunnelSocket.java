package dev.slipway.ssh.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A channel to an address behind a host, as a socket for code that wants one. Its deadlines are those of the exchange. */
final class TunnelSocket extends Socket {
    private final TunnelChannel channel;

    TunnelSocket(TunnelChannel channel) {
        this.channel = channel;
    }

    @Override
    public InputStream getInputStream() {
        return channel.input();
    }

    @Override
    public OutputStream getOutputStream() {
        return channel.output();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
