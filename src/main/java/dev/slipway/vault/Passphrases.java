package dev.slipway.vault;

import dev.slipway.secret.Secret;
import java.util.Optional;

/** Whoever has the passphrase of a vault. Each is asked for when a key is needed and none is open, and not before. */
public interface Passphrases {
    /** So many characters a new one needs at least. */
    int SHORTEST = 8;

    /** One that was given beforehand. A new vault gets it even where there is a keychain. */
    Optional<Secret> given();

    /** Asks for that of a vault which is there; empty where nobody can answer. */
    Optional<Secret> asked();

    /**
     * Asks for one for a new vault, with repetition; empty where nobody can answer.
     *
     * @param why the vault gets one, in a sentence
     */
    Optional<Secret> chosen(String why);
}
