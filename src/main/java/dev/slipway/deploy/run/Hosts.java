package dev.slipway.deploy.run;

import dev.slipway.deploy.Guards;
import dev.slipway.ssh.Connections;

/** How hosts are reached, and what is known of their guards. */
record Hosts(Connections connections, Guards guards) {}
