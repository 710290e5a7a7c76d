/** Public keys as SSH writes them, their files, their fingerprints and pictures of those. It knows no host. */
@NullMarked
package dev.slipway.ssh.key;

import org.jspecify.annotations.NullMarked;
