package dev.slipway.deploy;

import java.util.Optional;

/**
 * How a run ended.
 *
 * @param refused set where it never began because someone else holds the environment
 */
public record RunResult(Event.Ended ended, Optional<Refused> refused) {}
