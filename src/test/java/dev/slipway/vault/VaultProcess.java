package dev.slipway.vault;

import dev.slipway.secret.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A process of its own that puts values into a vault and prints the name of each that is in it. Arguments: the directory,
 * the environment, how many.
 */
final class VaultProcess {
    static final String PASSPHRASE = "correct horse";

    private VaultProcess() {}

    public static void main(String[] args) {
        put(Path.of(args[0]), args[1], Integer.parseInt(args[2]), name -> System.out.print(name + "\n"));
    }

    /** The same in this process. */
    static void put(Path directory, String environment, int count, Consumer<String> kept) {
        Vault vault = open(directory);
        for (int number = 0; number < count; number++) {
            vault.put(new SecretName("shop", environment, "NAME_" + number), Secret.of(environment + number));
            kept.accept("NAME_" + number);
        }
    }

    static Vault open(Path directory) {
        SecureRandom random = new SecureRandom();
        MasterKeys keys = new MasterKeys(new People.NoKeychain(), new People.Typing(PASSPHRASE), People.QUICK, random);
        return new Vault(directory, keys, Clock.systemUTC(), random, Duration.ofMinutes(1));
    }
}
