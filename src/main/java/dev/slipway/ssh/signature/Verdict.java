package dev.slipway.ssh.signature;

import dev.slipway.ssh.key.SshKey;

/** What a signature is worth. */
public sealed interface Verdict {
    /**
     * It was made over this message, for this purpose, by this key.
     *
     * @param key whose it is only the caller knows
     */
    record Good(SshKey key) implements Verdict {}

    /** @param reason one sentence */
    record Bad(Why why, String reason) implements Verdict {}

    /** Why a signature does not count. */
    enum Why {
        /** It is no signature, or has parts that are none. */
        MALFORMED,
        /** It was made for another purpose. */
        OTHER_NAMESPACE,
        /** The message is another one, or the signature or its key was exchanged. */
        DOES_NOT_FIT,
        /** Of a kind that this version does not know. */
        UNSUPPORTED,
        /** What made it can be forged: SHA-1, DSA, a short RSA key. */
        WEAK,
        /** A security key has signed without anybody touching it. */
        UNTOUCHED,
        /** It names a certificate in place of a key. */
        CERTIFICATE
    }
}
