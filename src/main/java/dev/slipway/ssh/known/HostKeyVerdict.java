package dev.slipway.ssh.known;

import dev.slipway.ssh.key.SshKey;
import java.util.List;

/** What the known_hosts files say about the key that a host shows. */
sealed interface HostKeyVerdict {

    /** The key that the host showed. */
    SshKey shown();

    /** It is the host's key. */
    record Known(SshKey shown) implements HostKeyVerdict {}

    /**
     * The files hold no key of this host.
     *
     * @param authority whether they name a certificate authority for it
     */
    record Unknown(SshKey shown, boolean authority) implements HostKeyVerdict {}

    /** The files hold other keys for this host. */
    record Changed(SshKey shown, List<SshKey> known) implements HostKeyVerdict {}

    /** The key is marked as stolen or given up. */
    record Revoked(SshKey shown) implements HostKeyVerdict {}
}
