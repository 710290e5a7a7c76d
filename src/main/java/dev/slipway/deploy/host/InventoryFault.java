package dev.slipway.deploy.host;

import dev.slipway.ssh.Connection;

/** What a host has could not be found out though it answers. The message is one sentence that names the host. */
public final class InventoryFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    InventoryFault(Connection host, String reason) {
        super(sentence(host, reason));
    }

    InventoryFault(Connection host, RuntimeException cause) {
        super(sentence(host, String.valueOf(cause.getMessage())), cause);
    }

    private static String sentence(Connection host, String reason) {
        return "What " + host.address() + " has cannot be read: " + reason;
    }
}
