package dev.slipway.ssh.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A channel of a jump host's connection to where the host listens. */
record Tunnel(TunnelChannel channel) implements Carrier {
    @Override
    public InputStream input() {
        return channel.input();
    }

    @Override
    public OutputStream output() {
        return channel.output();
    }

    @Override
    public boolean open() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
