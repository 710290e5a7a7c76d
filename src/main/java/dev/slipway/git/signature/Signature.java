package dev.slipway.git.signature;

/** What is known of the signature of a commit or a tag. */
public sealed interface Signature {

    /** It is not signed. */
    record None() implements Signature {}

    /**
     * A known key made it, and what it signs is as it was.
     *
     * @param signer as the key, or the file of allowed signers, names them
     * @param fingerprint of the key; of the main one where a subkey signed
     */
    record Valid(String signer, String fingerprint, Trust trust) implements Signature {}

    /** The key that made it is not known here, so that nobody knows whose it is. */
    record UnknownKey(String key) implements Signature {}

    /**
     * It proves nothing: what it signs was changed, or its key or itself no longer counts.
     *
     * @param reason a sentence
     */
    record Bad(String reason) implements Signature {}

    /**
     * Whether it is good cannot be told here.
     *
     * @param reason a sentence
     * @param remedy what can be done about that
     */
    record CannotCheck(String reason, String remedy) implements Signature {}

    /** How sure it is that the key is its owner's, from not at all to fully, as OpenPGP has it (gpg(1), "trust"). */
    enum Trust {
        UNDEFINED,
        NEVER,
        MARGINAL,
        FULLY,
        ULTIMATE
    }
}
