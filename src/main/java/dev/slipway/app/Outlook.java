package dev.slipway.app;

import dev.slipway.promotion.Calendar.Closing;
import dev.slipway.promotion.Estimate;
import java.util.Optional;

/**
 * What is to be expected of a plan that starts now.
 *
 * @param estimate how long it should take; empty where nothing like it has run yet
 * @param crosses what would close the environment while it runs, should it take its longest: that stops nothing, for a run
 *     that began in time may finish
 */
public record Outlook(Optional<Estimate> estimate, Optional<Closing> crosses) {
    /** Nothing is known. */
    public static final Outlook NONE = new Outlook(Optional.empty(), Optional.empty());
}
