package dev.slipway.deploy.plan;

import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;

/** What planning gave. */
public sealed interface Planning {
    /** A plan that can run. */
    record Ready(Plan plan) implements Planning {}

    /** Something stands in the way. */
    record No(Refused refused) implements Planning {}
}
