package dev.slipway.vault;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The full name of a secret value.
 *
 * @param project as {@code slipway.yaml} names it; none for the passphrase of a key
 * @param environment as {@code slipway.yaml} names it; none for the passphrase of a key and for a token
 * @param name of the variable, the path of the key's file, or the address of the forge that the token is for
 */
public record SecretName(String project, String environment, String name) {
    /** The project of what belongs to none. */
    public static final String OF_KEYS = "";

    public SecretName {
        Objects.requireNonNull(project);
        Objects.requireNonNull(environment);
        Objects.requireNonNull(name);
    }

    /** Of a token with which a project asks a forge: for that one's address, so that no other gets it. */
    public static SecretName ofForge(String project, URI forge) {
        return new SecretName(project, "", forge.toString());
    }

    /** Whether it is that of a variable in an environment. */
    public boolean ofVariable() {
        return !environment.isEmpty();
    }

    /** Of the passphrase of a key, which belongs to no project. */
    public static SecretName ofKey(Path file) {
        return new SecretName(OF_KEYS, "", file.toAbsolutePath().normalize().toString());
    }
}
