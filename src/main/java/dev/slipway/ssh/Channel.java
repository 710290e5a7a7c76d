package dev.slipway.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A command or a socket of a host, as streams, until the caller closes it. Each stream may be used by a thread of its own;
 * to interrupt that thread ends its wait and nothing else. A wait that its {@link ChannelLimits} do not allow, and a lost
 * connection, end it with an {@link IOException} whose cause is the {@link SshException} that says why.
 */
public interface Channel extends AutoCloseable {

    /** What is written here the other side reads; closing it says that this is all. */
    OutputStream input();

    /** What the command writes to standard output, or what comes from the socket. */
    InputStream output();

    /** What the command writes to standard error; nothing of a socket. */
    InputStream errors();

    /**
     * Waits for the end: the exit status of the command, 128 plus the number where a signal ended it; 0 of a socket. What was
     * written until then has to be read meanwhile, or the command may wait for that.
     *
     * @throws SshException where the end was not told, or a limit passes
     */
    int status() throws InterruptedException;

    /**
     * Ends the channel, and asks the host to end the command with SIGTERM if it still runs; it does not wait for that. An
     * OpenSSH server passes no signal on to what root runs: such a command goes on until it reads or writes.
     */
    @Override
    void close();
}
