package dev.slipway.cli;

import dev.slipway.secret.Secret;
import dev.slipway.ssh.FirstContact;
import java.util.List;
import java.util.Optional;

/** Answers nothing, where nobody is there or nobody is to be asked; what a login waits for or lacks is told all the same. */
record NobodyAnswers(Terminal terminal) implements Told {
    @Override
    public boolean right(FirstContact contact, boolean byFingerprint) throws InterruptedException {
        return NOBODY.right(contact, byFingerprint);
    }

    @Override
    public Optional<Secret> passphrase(EncryptedKey key) throws InterruptedException {
        return NOBODY.passphrase(key);
    }

    @Override
    public Optional<List<Secret>> answers(ServerQuestion question) throws InterruptedException {
        return NOBODY.answers(question);
    }
}
