package dev.slipway.logs.format;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of a program within one of what ran it, such as Docker's.
 *
 * @param time when it was taken in
 * @param level as what ran the program noted it
 * @param goesOn whether it is a piece of a line that was too long for one
 */
record Wrapped(String line, Optional<Instant> time, Optional<Level> level, boolean goesOn) {}
