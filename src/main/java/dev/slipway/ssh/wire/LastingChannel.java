package dev.slipway.ssh.wire;

import java.io.IOException;
import java.io.InputStream;

/** A channel of sshj as a {@link RemoteChannel} needs it. */
interface LastingChannel {

    /** Sends bytes, as the server makes room for them. */
    void send(byte[] bytes, int count) throws IOException;

    /** Says that no more bytes are sent. */
    void endInput() throws IOException;

    InputStream getInputStream();

    /** What comes beside the input stream. */
    InputStream getErrorStream();

    /** Waits until the server has closed the channel. */
    void join() throws IOException;

    /** How what ran in it ended, after {@link #join}. */
    int status() throws IOException;

    /** Asks the server to end what runs in it, where that is a command, and to end the channel; it waits for neither. */
    void stop() throws IOException;
}
