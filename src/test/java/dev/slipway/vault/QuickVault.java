package dev.slipway.vault;

import dev.slipway.secret.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A vault whose passphrase takes no second to try, for tests of what lies above. */
public final class QuickVault {
    private QuickVault() {}

    /** Makes one without values. */
    public static void make(Path directory, String passphrase) {
        SecretName name = new SecretName("none", "none", "NONE");
        try (Vault vault = of(directory, new People.Typing(passphrase))) {
            vault.put(name, Secret.of("none"));
            vault.remove(name);
        }
    }

    /** The one there, or one that is made with its first value, on a machine without a keychain. */
    public static Vault of(Path directory, Passphrases passphrases) {
        SecureRandom random = new SecureRandom();
        MasterKeys keys = new MasterKeys(new People.NoKeychain(), passphrases, People.QUICK, random);
        return new Vault(directory, keys, Clock.systemUTC(), random, Duration.ofMinutes(1));
    }

    /** Keeps a value as somebody with the passphrase does. */
    public static void put(Path directory, String passphrase, SecretName name, Secret value) {
        try (Vault vault = of(directory, new People.Typing(passphrase))) {
            vault.put(name, value);
        }
    }

    /** The value that somebody with the passphrase finds there. */
    public static Optional<Secret> find(Path directory, String passphrase, SecretName name) {
        try (Vault vault = of(directory, new People.Typing(passphrase))) {
            return vault.find(name);
        }
    }
}
