/** Makes connections and keeps them: handshake, login, channels, deadlines, signs of life. The only place that speaks SSH on the wire; what is known of hosts and of keys it takes from the packages below. */
@NullMarked
package dev.slipway.ssh.wire;

import org.jspecify.annotations.NullMarked;
