package dev.slipway.vault;

import dev.slipway.secret.Secret;
import dev.slipway.vault.KeySource.FromPassphrase;
import dev.slipway.vault.KeySource.InKeychain;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Finds or makes the key that opens a vault: in the keychain of the operating system, or from a passphrase. Nothing of a
 * keychain is loaded before one is asked.
 */
public final class MasterKeys {
    private static final Duration KEYCHAIN_DEADLINE = Duration.ofMinutes(1);

    private final Keychain keychain;
    private final Passphrases passphrases;
    private final Argon2 stretching;
    private final SecureRandom random;

    MasterKeys(Keychain keychain, Passphrases passphrases, Argon2 stretching, SecureRandom random) {
        this.keychain = keychain;
        this.passphrases = passphrases;
        this.stretching = stretching;
        this.random = random;
    }

    /** Those of the person who is logged in. */
    public static MasterKeys ofPerson(Passphrases passphrases, SecureRandom random) {
        return new MasterKeys(new OsKeychain(KEYCHAIN_DEADLINE), passphrases, Argon2.RECOMMENDED, random);
    }

    /** A vault, and its own key. */
    record Opened(VaultFile vault, VaultKey own) {}

    /**
     * A new vault without entries: its key goes into the keychain; where a passphrase was given or there is no keychain, it
     * gets a passphrase. A keychain that is there and does not take the key is a fault.
     */
    Opened make(Path file) {
        String id = VaultFile.id(random);
        Optional<Secret> given = passphrases.given();
        if (given.isPresent()) {
            return withPassphrase(id, given.get());
        }
        VaultKey opening = VaultKey.random(random);
        InKeychain source = new InKeychain("vault-" + id);
        try {
            keychain.put(source.account(), Secret.of(Base64.getEncoder().encodeToString(opening.bytes())));
            return made(id, source, opening);
        } catch (KeychainException.None none) {
            return withPassphrase(id, chosen(none, file));
        } catch (KeychainException e) {
            throw VaultException.keychainTakesNone(file, e);
        } finally {
            opening.forget();
        }
    }

    private Secret chosen(KeychainException.None none, Path file) {
        String why = "This machine has no keychain that Slipway can use (" + none.getMessage() + "); the vault " + file
                + " gets a passphrase";
        return passphrases.chosen(why + ".").orElseThrow(() -> VaultException.nobody(why));
    }

    private Opened withPassphrase(String id, Secret passphrase) {
        if (passphrase.reveal().length() < Passphrases.SHORTEST) {
            throw VaultException.shortPassphrase(Passphrases.SHORTEST);
        }
        FromPassphrase source = stretching.salted(random);
        VaultKey opening = Argon2.key(passphrase, source);
        try {
            return made(id, source, opening);
        } finally {
            opening.forget();
        }
    }

    private Opened made(String id, KeySource source, VaultKey opening) {
        VaultKey own = VaultKey.random(random);
        return new Opened(VaultFile.empty(id, source, opening, own, random), own);
    }

    /** The own key of a vault that is there. */
    VaultKey open(VaultFile vault, Path file) {
        return own(
                vault,
                file,
                switch (vault.source()) {
                    case InKeychain(String account) -> kept(account, file);
                    case FromPassphrase source -> Argon2.key(passphrase(file), source);
                });
    }

    /** The same without asking a person; empty where that takes one. A keychain that is locked may ask them by itself. */
    Optional<VaultKey> openUnasked(VaultFile vault, Path file) {
        return switch (vault.source()) {
            case InKeychain _ -> Optional.of(open(vault, file));
            case FromPassphrase source ->
                passphrases.given().map(passphrase -> own(vault, file, Argon2.key(passphrase, source)));
        };
    }

    private static VaultKey own(VaultFile vault, Path file, VaultKey opening) {
        try {
            return vault.own(opening).orElseThrow(() -> switch (vault.source()) {
                case InKeychain _ -> VaultException.wrongKeychain(file);
                case FromPassphrase _ -> VaultException.wrongPassphrase(file);
            });
        } finally {
            opening.forget();
        }
    }

    private Secret passphrase(Path file) {
        return passphrases
                .given()
                .or(passphrases::asked)
                .orElseThrow(() -> VaultException.nobody("The vault " + file + " opens with a passphrase"));
    }

    private VaultKey kept(String account, Path file) {
        try {
            return new VaultKey(
                    Base64.getDecoder().decode(keychain.find(account).reveal()));
        } catch (KeychainException e) {
            throw VaultException.keychain(file, e);
        } catch (IllegalArgumentException notAKey) {
            throw VaultException.wrongKeychain(file);
        }
    }
}
