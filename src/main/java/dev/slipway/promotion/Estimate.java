package dev.slipway.promotion;

import java.time.Duration;

/**
 * How long a plan should take.
 *
 * @param likely as long as it takes mostly: the middle of the earlier ones
 * @param shortest as long as it would take if it went like the quickest of them
 * @param longest the same of the slowest
 * @param runs how many earlier ones tell it, one at least
 * @param here whether those ran in the plan's own environment; if not, nothing like it has run there
 */
public record Estimate(Duration likely, Duration shortest, Duration longest, int runs, boolean here) {}
