package dev.slipway.secret;

import java.util.Optional;

/** Where values of secret variables come from. */
@FunctionalInterface
public interface SecretSource {
    /**
     * The value of a variable in an environment; empty where this source has none.
     *
     * @throws SourceFault where the source cannot be used
     */
    Optional<Secret> find(String environment, String name);
}
