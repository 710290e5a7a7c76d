package dev.slipway.ssh;

import dev.slipway.project.Address;
import java.util.List;

/** Connections to hosts: one a host, opened when first asked for and kept open. Safe for use by many threads. */
public interface Connections extends AutoCloseable {

    /**
     * The open connection to this host, made now if there is none or if the last one was lost.
     *
     * @throws SshException if the host cannot be reached, shows a key that is not known, or refuses the login
     */
    Connection to(Address address) throws InterruptedException;

    /**
     * What of the person's SSH configuration may count for this host and was not read, because no OpenSSH client is
     * installed that could be asked: where it stands.
     *
     * @throws SshException where the configuration cannot be used
     */
    List<String> leftOut(Address address) throws InterruptedException;

    /** The same hosts, for whoever looks after the connections. */
    Ways ways();

    /** Ends all connections. */
    @Override
    void close();
}
