package dev.slipway.logs.format;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of a program within one of what ran it, such as Docker's.
 *
 * @param time when it was taken in
 */
record Wrapped(String line, Optional<Instant> time) {}
