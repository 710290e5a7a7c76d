package dev.slipway.promotion;

import java.time.Instant;

/**
 * What a person decided by name: a hold, a block or an override.
 *
 * @param reason as they wrote it
 */
public record Decision(String by, Instant at, String reason) {}
