package dev.slipway.vault;

import dev.slipway.secret.Secret;

/** Keeps keys of vaults for a person, as the keychain of an operating system does. */
interface Keychain {
    /**
     * Keeps a key; when this returns, {@link #find} has given it.
     *
     * @throws KeychainException.None where this machine has no keychain
     * @throws KeychainException where it has one that does not take the key
     */
    void put(String account, Secret key) throws KeychainException;

    /** The key that was kept for this account. */
    Secret find(String account) throws KeychainException;
}
