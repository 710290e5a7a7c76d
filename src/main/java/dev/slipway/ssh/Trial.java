package dev.slipway.ssh;

import java.time.Duration;

/**
 * What came of trying a host.
 *
 * @param connecting how long it took from reaching for the host to the login, without what a person took
 * @param latency the way there and back
 * @param outcome of the command that was run
 */
public record Trial(Details details, Duration connecting, Duration latency, Outcome outcome) {}
