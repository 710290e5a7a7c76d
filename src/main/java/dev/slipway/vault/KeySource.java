package dev.slipway.vault;

/** Where the key comes from that opens the key of a vault. */
sealed interface KeySource {

    /** It lies in the keychain of the operating system, under this account. */
    record InKeychain(String account) implements KeySource {}

    /**
     * It is made from a passphrase with Argon2id, version 0x13 (RFC 9106).
     *
     * @param salt in Base64
     * @param memory in KiB
     */
    record FromPassphrase(String salt, int memory, int passes, int lanes) implements KeySource {}
}
