package dev.slipway.app;

import dev.slipway.secret.Secret;
import dev.slipway.ssh.LoginQuestions;
import dev.slipway.vault.SecretName;
import dev.slipway.vault.VaultException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the passphrases of keys that the vault remembers, and asks the person for others. A vault that cannot be used keeps
 * nobody from logging in: the person is asked.
 */
final class RememberedPassphrases implements LoginQuestions {
    private static final Logger LOG = LoggerFactory.getLogger(RememberedPassphrases.class);

    private final HostQuestions person;
    private final VaultOfPerson vault;
    private final Set<Path> remembered = ConcurrentHashMap.newKeySet();

    RememberedPassphrases(HostQuestions person, VaultOfPerson vault) {
        this.person = person;
        this.vault = vault;
    }

    @Override
    public Optional<Secret> passphrase(EncryptedKey key) throws InterruptedException {
        if (key.again()) {
            boolean outdated = remembered.remove(key.file()); // the person gave no wrong one
            return person.passphrase(outdated ? new EncryptedKey(key.file(), key.host(), false) : key);
        }
        Optional<Secret> kept = kept(key.file());
        if (kept.isPresent()) {
            remembered.add(key.file());
            return kept;
        }
        return person.passphrase(key);
    }

    private Optional<Secret> kept(Path file) {
        SecretName name = SecretName.ofKey(file);
        try {
            return vault.vault().names(SecretName.OF_KEYS).stream()
                            .anyMatch(one -> one.secret().equals(name))
                    ? vault.vault().find(name)
                    : Optional.empty();
        } catch (VaultException e) {
            LOG.warn("The vault does not give the passphrase of {}", file, e);
            return Optional.empty();
        }
    }

    @Override
    public void unlocked(EncryptedKey key, Secret passphrase) throws InterruptedException {
        if (remembered.contains(key.file()) || !person.remembers(key)) {
            return;
        }
        try {
            vault.vault().put(SecretName.ofKey(key.file()), passphrase);
        } catch (VaultException e) {
            person.notRemembered(key, e.getMessage(), e.remedy());
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
