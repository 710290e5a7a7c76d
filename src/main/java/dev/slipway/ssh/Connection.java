package dev.slipway.ssh;

import dev.slipway.project.Address;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;

/**
 * An open connection to one host. At most four channels run at once; more wait. Every method throws
 * {@link SshException} when the connection is lost or a deadline passes, and ends the remote channel on interruption.
 */
public interface Connection {

    /** The host at the other end. */
    Address address();

    /** Runs a command without input and gives what it wrote, each stream cut at 1 MiB. */
    Outcome run(Command command, Duration deadline) throws InterruptedException;

    /**
     * Runs a command that reads this input, and hands on each line as it is written.
     *
     * @param deadline for the whole command
     */
    Outcome run(Command command, InputStream input, OutputListener output, Duration deadline)
            throws InterruptedException;

    /**
     * Asks an HTTP or HTTPS address from the host's own point of view, through a channel of this connection. Redirects
     * are not followed; a body is read up to 1 MiB.
     *
     * @throws HttpFailure if no whole answer came within the deadline
     */
    HttpAnswer get(URI address, Duration deadline) throws InterruptedException, HttpFailure;

    /** Bytes sent and received on the wire since the connection was made. */
    Traffic traffic();

    /** Bytes on the wire, encrypted and framed, and round trips that a caller waited for. */
    record Traffic(long sent, long received, long roundTrips) {}
}
