package dev.slipway.ssh.route;

import dev.slipway.project.Address;
import dev.slipway.ssh.SshException;

/** Finds the way to hosts: where they are, who logs in with what, and which of their keys are known. */
public sealed interface Routes permits FixedRoutes, OpenSshRoutes {
    /**
     * The way to this host, as it is now.
     *
     * @throws SshException where what says so cannot be read, or asks for what this version lacks
     */
    Route to(Address address) throws InterruptedException;

    /**
     * Who would log in there, and with what; the way there is not looked for.
     *
     * @throws SshException where what says so cannot be read
     */
    Route.Login loginTo(Address address) throws InterruptedException;
}
