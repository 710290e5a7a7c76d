package dev.slipway.app;

import dev.slipway.app.RollbackMeter.Kept;
import dev.slipway.promotion.Calendar.Closing;
import dev.slipway.promotion.Estimate;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be expected of a plan that starts now, and afterwards.
 *
 * @param estimate how long it should take; empty where nothing like it has run yet
 * @param crosses what would close the environment while it runs, should it take its longest: that stops nothing, for a run
 *     that began in time may finish
 * @param back whether one could go back
 */
public record Outlook(Optional<Estimate> estimate, Optional<Closing> crosses, RollbackMeter back) {
    /** Only this is known yet. */
    public static Outlook of(Optional<Kept> kept) {
        return new Outlook(
                Optional.empty(),
                Optional.empty(),
                new RollbackMeter(kept, Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH));
    }
}
