package dev.slipway.vault;

import dev.slipway.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A process of its own with the keychain of the session that it runs in. It prints what it found, the vault's key in the
 * keychain, or the sentences of a refusal. Arguments: {@code put}, {@code find} or {@code key}, and the directory.
 */
final class KeychainProcess {
    private static final SecretName NAME = new SecretName("shop", "staging", "TOKEN");

    private KeychainProcess() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[1]);
        SecureRandom random = new SecureRandom();
        Vault vault = new Vault(
                directory,
                MasterKeys.ofPerson(new PassphraseFile(Optional.empty()), random),
                Clock.systemUTC(),
                random,
                Duration.ofMinutes(1));
        try {
            switch (args[0]) {
                case "put" -> vault.put(NAME, Secret.of("of staging"));
                case "find" ->
                    System.out.println(vault.find(NAME).map(Secret::reveal).orElse("nothing"));
                default -> System.out.println(key(directory.resolve("vault")).reveal());
            }
        } catch (VaultException e) {
            System.out.println(e.getMessage() + "\n" + e.remedy());
            System.exit(2);
        }
        System.exit(0);
    }

    private static Secret key(Path file) throws Exception {
        String account = ((KeySource.InKeychain)
                        VaultForm.read(Files.readAllBytes(file), file).source())
                .account();
        return new OsKeychain(Duration.ofSeconds(30)).find(account);
    }
}
