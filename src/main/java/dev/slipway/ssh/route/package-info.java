/** How a host is reached: what OpenSSH's client would do for this person, jump hosts included. It reads configuration and connects to nothing. */
@NullMarked
package dev.slipway.ssh.route;

import org.jspecify.annotations.NullMarked;
