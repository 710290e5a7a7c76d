package dev.slipway.app;

import dev.slipway.vault.PassphraseFile;
import dev.slipway.vault.Passphrases;
import java.util.Optional;

/** Whoever answers while a project is open: about hosts, and with the passphrase of the vault. */
public record Questions(HostQuestions hosts, Passphrases passphrases) {
    /** Nobody answers. */
    public static final Questions NOBODY = new Questions(HostQuestions.NOBODY, new PassphraseFile(Optional.empty()));
}
