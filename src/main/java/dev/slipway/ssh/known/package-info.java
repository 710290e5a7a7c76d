/** Whether a host is the one it says it is: known_hosts files, certificates of hosts, what is revoked. It asks nobody and connects to nothing. */
@NullMarked
package dev.slipway.ssh.known;

import org.jspecify.annotations.NullMarked;
