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
        Optional<Secret> first = terminal.askUnseen("New passphrase of the vault:");
        if (first.isPresent() && !terminal.askUnseen("The same again:").equals(first)) {
            throw new VaultException("The two passphrases are not alike.", "Try again.");
        }
        return first;
    }
}
