package dev.slipway.logs.release;

import dev.slipway.logs.LogName;
import dev.slipway.logs.Rows.Span;
import java.time.Instant;
import java.util.List;

/**
 * Which time is known of a log.
 *
 * @param from since when
 * @param until up to when
 * @param missing breaks in that, in which something was written that never came, or may have been
 */
public record Heard(LogName log, Instant from, Instant until, List<Span> missing) {
    public Heard {
        missing = List.copyOf(missing);
    }
}
