package dev.slipway.logs;

import dev.slipway.logs.format.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which rows somebody wants to see.
 *
 * @param logs those of these; all where it is empty
 * @param least records of this level and graver ones; all where it is empty
 * @param from from this time on
 * @param until up to this time
 * @param query what records have to match
 */
public record Selection(
        Set<LogName> logs, Optional<Level> least, Optional<Instant> from, Optional<Instant> until, Query query) {
    public Selection {
        logs = Set.copyOf(logs);
    }
}
