package dev.slipway.vault;

import java.util.Objects;

/**
 * The full name of a secret value.
 *
 * @param project as {@code slipway.yaml} names it
 * @param environment as {@code slipway.yaml} names it
 * @param name of the variable
 */
public record SecretName(String project, String environment, String name) {
    public SecretName {
        Objects.requireNonNull(project);
        Objects.requireNonNull(environment);
        Objects.requireNonNull(name);
    }
}
