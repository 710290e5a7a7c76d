package dev.slipway.app;

import dev.slipway.secret.Secret;
import dev.slipway.ssh.LoginQuestions;
import dev.slipway.vault.SecretName;
import dev.slipway.vault.VaultException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the passphrases of keys that the vault remembers, and asks the person for others. A vault that cannot be used keeps
 * nobody from logging in: that is told, the person is asked, and the vault is not asked again before it has kept something,
 * unless all that was wrong was its passphrase.
 */
final class RememberedPassphrases implements LoginQuestions {
    private static final Logger LOG = LoggerFactory.getLogger(RememberedPassphrases.class);

    private final HostQuestions person;
    private final VaultOfPerson vault;
    private final Map<Path, Secret> given = new ConcurrentHashMap<>();
    private volatile boolean failed;

    RememberedPassphrases(HostQuestions person, VaultOfPerson vault) {
        this.person = person;
        this.vault = vault;
    }

    @Override
    public Optional<Secret> passphrase(EncryptedKey key) throws InterruptedException {
        boolean outdated = given.remove(key.file()) != null;
        if (key.again()) {
            // The person gave no wrong one where it was the vault's.
            return person.passphrase(outdated ? new EncryptedKey(key.file(), key.host(), false) : key);
        }
        Optional<Secret> kept = kept(key.file());
        kept.ifPresent(passphrase -> given.put(key.file(), passphrase));
        return kept.isPresent() ? kept : person.passphrase(key);
    }

    private Optional<Secret> kept(Path file) {
        SecretName name = SecretName.ofKey(file);
        try {
            return !failed
                            && vault.vault().names(SecretName.OF_KEYS).stream()
                                    .anyMatch(one -> one.secret().equals(name))
                    ? vault.vault().find(name)
                    : Optional.empty();
        } catch (VaultException e) {
            failed = !e.wrongPassphrase();
            LOG.warn("The vault does not give the passphrase of {}", file, e);
            person.vaultFailed(e.getMessage(), e.remedy());
            return Optional.empty();
        }
    }

    @Override
    public void unlocked(EncryptedKey key, Secret passphrase) throws InterruptedException {
        if (Optional.of(passphrase).equals(Optional.ofNullable(given.get(key.file()))) || !person.remembers(key)) {
            return;
        }
        try {
            vault.vault().put(SecretName.ofKey(key.file()), passphrase);
            failed = false;
        } catch (VaultException e) {
            person.vaultFailed(e.getMessage(), e.remedy());
        }
    }

    @Override
    public void agentWaits(String host, String what) {
        person.agentWaits(host, what);
    }

    @Override
    public Optional<List<Secret>> answers(ServerQuestion question) throws InterruptedException {
        return person.answers(question);
    }
}
