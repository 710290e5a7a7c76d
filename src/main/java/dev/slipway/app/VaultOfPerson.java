package dev.slipway.app;

import dev.slipway.vault.MasterKeys;
import dev.slipway.vault.Passphrases;
import dev.slipway.vault.Vault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The vault, made ready when it is first used: most commands never use it. */
final class VaultOfPerson {
    /** Long enough for a deployment and what a person does around it. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Passphrases passphrases;
    private final Path directory;
    private final Clock clock;

    private Optional<Vault> vault = Optional.empty();

    /** @param directory of the vault */
    VaultOfPerson(Passphrases passphrases, Path directory, Clock clock) {
        this.passphrases = passphrases;
        this.directory = directory;
        this.clock = clock;
    }

    synchronized Vault vault() {
        if (vault.isEmpty()) {
            SecureRandom random = new SecureRandom();
            vault = Optional.of(new Vault(directory, MasterKeys.ofPerson(passphrases, random), clock, random, IDLE));
        }
        return vault.get();
    }

    /** Forgets the key of the vault. */
    synchronized void lock() {
        vault.ifPresent(Vault::lock);
    }
}
