package dev.slipway.vault;

import java.time.Instant;

/** That the vault has a value for this name, and since when. */
public record Kept(SecretName secret, Instant since) {}
