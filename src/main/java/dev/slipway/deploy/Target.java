package dev.slipway.deploy;

import dev.slipway.project.Host;
import dev.slipway.project.Tier;

/** Where a plan goes. */
public record Target(String environment, Tier tier, Host leaseHost) {}
