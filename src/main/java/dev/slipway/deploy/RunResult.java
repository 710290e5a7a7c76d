package dev.slipway.deploy;

import java.util.Optional;

/**
 * How a run ended.
 *
 * @param refused set where nothing was switched because of a no: someone else holds the environment, the plan does not
 *     hold any more, or a host could not be reached
 */
public record RunResult(Event.Ended ended, Optional<Refused> refused) {}
