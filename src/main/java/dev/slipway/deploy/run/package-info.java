/** Runs plans: the lease, the phases on each host, batches, health, the way back. It decides nothing that the plan does not say, and tells what it does as events, each before the act reaches a host. */
@NullMarked
package dev.slipway.deploy.run;

import org.jspecify.annotations.NullMarked;
