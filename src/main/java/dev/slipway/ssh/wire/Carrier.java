package dev.slipway.ssh.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What carries a connection in the place of TCP. */
interface Carrier {
    InputStream input() throws IOException;

    OutputStream output() throws IOException;

    boolean open();

    /** Ends it, and what waits for it. It may wait itself. */
    void close() throws IOException;
}
