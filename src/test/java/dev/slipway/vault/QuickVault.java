package dev.slipway.vault;

import dev.slipway.secret.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** A vault whose passphrase takes no second to try, for tests of what lies above. */
public final class QuickVault {
    private QuickVault() {}

    /** Makes one without values. */
    public static void make(Path directory, String passphrase) {
        SecureRandom random = new SecureRandom();
        SecretName name = new SecretName("none", "none", "NONE");
        MasterKeys keys = new MasterKeys(new People.NoKeychain(), new People.Typing(passphrase), People.QUICK, random);
        try (Vault vault = new Vault(directory, keys, Clock.systemUTC(), random, Duration.ofMinutes(1))) {
            vault.put(name, Secret.of("none"));
            vault.remove(name);
        }
    }
}
