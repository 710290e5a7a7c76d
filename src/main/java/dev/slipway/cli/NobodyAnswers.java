package dev.slipway.cli;

import dev.slipway.app.Newcomer;
import dev.slipway.secret.Secret;
import java.util.List;
import java.util.Optional;

/** Answers nothing, where nobody is there or nobody is to be asked; what a login waits for or lacks is told all the same. */
record NobodyAnswers(Terminal terminal) implements Told {
    @Override
    public boolean right(Newcomer newcomer) throws InterruptedException {
        return NOBODY.right(newcomer);
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
