/** Makes plans, and makes them again just before they run: from what hosts told, without a clock. It changes nothing on a host and knows nothing of how a plan is run. */
@NullMarked
package dev.slipway.deploy.plan;

import org.jspecify.annotations.NullMarked;
