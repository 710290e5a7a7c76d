package dev.slipway.cli;

import dev.slipway.secret.Secret;
import dev.slipway.vault.Passphrases;
import dev.slipway.vault.VaultException;
import java.util.Optional;

/**
 * Asks the person at a terminal for the passphrase of the vault, without showing it.
 *
 * @param beforehand comes before the person
 */
record PassphraseQuestion(Terminal terminal, Passphrases beforehand) implements Passphrases {
    private static final int TRIES = 3;

    @Override
    public Optional<Secret> given() {
        return beforehand.given();
    }

    @Override
    public Optional<Secret> asked() {
        return terminal.askUnseen("Passphrase of the vault:");
    }

    @Override
    public Optional<Secret> chosen(String why) {
        terminal.complain(why);
        for (int i = 0; i < TRIES; i++) {
            Optional<Secret> first =
                    terminal.askUnseen("New passphrase of the vault, " + SHORTEST + " characters or more:");
            if (first.isEmpty()) {
                return first;
            }
            if (first.get().reveal().length() < SHORTEST) {
                terminal.complain("It needs at least " + SHORTEST + " characters.");
            } else if (terminal.askUnseen("The same again:").equals(first)) {
                return first;
            } else {
                terminal.complain("The two passphrases are not alike.");
            }
        }
        throw new VaultException("No passphrase was chosen for the vault.", "Start it again and choose one.");
    }
}
