package dev.slipway.deploy.run;

import dev.slipway.deploy.Event;
import dev.slipway.deploy.Refused;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param refused set where nothing was switched because of a no: someone else holds the environment, the plan does not
 *     hold any more, or a host could not be reached
 */
public record RunResult(Event.Ended ended, Optional<Refused> refused) {}
