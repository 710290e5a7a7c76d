package dev.slipway.deploy.run;

import dev.slipway.deploy.Guards;
import dev.slipway.ssh.Connections;

/** How hosts are reached, what is known of their guards, and how their logs are read. */
record Hosts(Connections connections, Guards guards, LogWatch logs) {}
