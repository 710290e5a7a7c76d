/** Signatures as OpenSSH makes them: whether one fits, and making one with a key that the person has. It decides not whose key counts. */
@NullMarked
package dev.slipway.ssh.signature;

import org.jspecify.annotations.NullMarked;
