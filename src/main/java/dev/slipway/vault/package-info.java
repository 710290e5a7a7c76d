/**
 * The vault: where a person keeps secret values on the workstation, sealed under one key that lies in the keychain of the
 * operating system or is made from a passphrase. It puts no value into a message, a log or an argument, and knows no host.
 */
@NullMarked
package dev.slipway.vault;

import org.jspecify.annotations.NullMarked;
