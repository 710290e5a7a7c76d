package dev.slipway.vault;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The full name of a secret value.
 *
 * @param project as {@code slipway.yaml} names it; none for the passphrase of a key
 * @param environment as {@code slipway.yaml} names it; none for the passphrase of a key
 * @param name of the variable, or the path of the key's file
 */
public record SecretName(String project, String environment, String name) {
    /** The project of what belongs to none. */
    public static final String OF_KEYS = "";

    public SecretName {
        Objects.requireNonNull(project);
        Objects.requireNonNull(environment);
        Objects.requireNonNull(name);
    }

    /** Of the passphrase of a key, which belongs to no project. */
    public static SecretName ofKey(Path file) {
        return new SecretName(OF_KEYS, "", file.toAbsolutePath().normalize().toString());
    }
}
