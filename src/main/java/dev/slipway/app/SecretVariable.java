package dev.slipway.app;

import dev.slipway.deploy.Refused;
import java.util.List;

/**
 * A secret variable in an environment, and where deployments find its value.
 *
 * @param state what the vault and slipway.yaml say of it
 * @param required whether deployments need a value
 * @param production whether the environment is of tier production
 * @param origin of the value that deployments would take now
 * @param vaultCounts whether a value of the vault would be that one
 */
public record SecretVariable(
        SecretState state, boolean required, boolean production, Origin origin, boolean vaultCounts) {

    /** Which source has a value, the first in the order of slipway.yaml. */
    public sealed interface Origin {
        /** The vault. */
        record InVault() implements Origin {}

        /**
         * A file.
         *
         * @param path relative to the project
         */
        record InFile(String path) implements Origin {}

        /** None. */
        record Nowhere() implements Origin {}

        /** A source cannot be used, so that deployments to the environment are refused. */
        record Unknown(Refused why) implements Origin {}
    }

    /** The name of the environment. */
    public String environment() {
        return state.environment();
    }

    /** The name of the variable. */
    public String name() {
        return state.name();
    }

    /** Whether the vault has a value. */
    public boolean kept() {
        return state.since().isPresent();
    }

    /** Tells which one it is among all others. */
    public Object id() {
        return List.of(environment(), name());
    }
}
