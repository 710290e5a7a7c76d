/** Plans and runs deployments: what would change, the phases on each host, batches, health, rollback, the lease. It knows no window and no database; it emits events. */
@NullMarked
package dev.slipway.deploy;

import org.jspecify.annotations.NullMarked;
