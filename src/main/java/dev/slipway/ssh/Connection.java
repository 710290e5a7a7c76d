package dev.slipway.ssh;

import dev.slipway.project.Address;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * An open connection to one host. At most four exchanges run at once, and beside them at most four commands that are
 * opened as channels; more wait. Every method throws {@link SshException} when the connection is lost or a deadline
 * passes, and ends the remote channel on interruption.
 */
public interface Connection {

    /** The host at the other end. */
    Address address();

    /**
     * Runs a command without input and gives what it wrote, each stream cut at 1 MiB: standard output as it was written, for
     * Slipway to read, and standard error without secret values.
     */
    Outcome run(Command command, Duration deadline) throws InterruptedException;

    /**
     * Runs a command that reads this input, and hands on each line as it is written, without secret values.
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

    /** Starts a command whose streams the caller has from then on. */
    default Channel open(Command command, ChannelLimits limits) throws InterruptedException {
        return open(command, Map.of(), limits);
    }

    /**
     * The same.
     *
     * @param environment variables for the command; a host takes only those that its AcceptEnv names (sshd_config(5))
     */
    Channel open(Command command, Map<String, String> environment, ChannelLimits limits) throws InterruptedException;

    /**
     * Connects to a Unix socket of the host. Hosts count no such channel as a session, so that any number of them may be
     * open.
     *
     * @throws SshException with {@link SshException.Reason#CHANNEL_REFUSED} where the host does not
     */
    Channel socket(String path, ChannelLimits limits) throws InterruptedException;

    /** What it was made of. */
    Details details();

    /** How long the host takes to answer a question that needs no thought: the way there and back. */
    Duration latency(Duration deadline) throws InterruptedException;

    /** Bytes sent and received on the wire since the connection was made. */
    Traffic traffic();

    /** Bytes on the wire, encrypted and framed, and round trips that a caller waited for. */
    record Traffic(long sent, long received, long roundTrips) {}
}
