package dev.slipway.app;

import java.time.Instant;
import java.util.Optional;

/**
 * How a secret variable stands in an environment.
 *
 * @param since when its value is in the vault; empty where it has none yet
 * @param declared whether slipway.yaml declares it; what it no longer does stays in the vault until it is removed
 */
public record SecretState(String environment, String name, Optional<Instant> since, boolean declared) {}
