package dev.slipway.ssh;

import dev.slipway.project.Address;
import java.util.List;
import java.util.function.Consumer;

/** Connections to hosts: one a host, opened when first asked for and kept open. Safe for use by many threads. */
public interface Connections extends AutoCloseable {

    /**
     * The open connection to this host, made now if there is none or if the last one was lost. Who asks while it is being
     * made shares what comes of that.
     *
     * @throws SshException if the host cannot be reached, shows a key that is not known, or refuses the login
     */
    Connection to(Address address) throws InterruptedException;

    /**
     * The same connections for what asks on its own, again and again: there {@link #to} leaves a host alone for a while
     * that could not be connected to, longer each time, up to a minute. Until then it throws the fault of the last time.
     */
    Connections unasked();

    /**
     * Connections of their own to the same hosts, for what goes on without a person: nobody is asked anything, and what would
     * take an answer is refused. Keys that a person unlocked for these open there too. They end with these.
     */
    Connections unattended();

    /**
     * What of the person's SSH configuration may count for this host and was not read, because no OpenSSH client is
     * installed that could be asked: where it stands.
     *
     * @throws SshException where the configuration cannot be used
     */
    List<String> leftOut(Address address) throws InterruptedException;

    /** The same hosts, for whoever looks after the connections. */
    Ways ways();

    /**
     * Calls the listener with each host whose connection is lost from now on, at the latest when its silence was noticed, on a
     * thread of its own.
     */
    void whenLost(Consumer<Address> listener);

    /** Ends all connections. */
    @Override
    void close();
}
