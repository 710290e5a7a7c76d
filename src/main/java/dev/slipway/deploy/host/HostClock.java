package dev.slipway.deploy.host;

import java.time.Duration;
import java.time.Instant;

/** The clock of a host beside the one of this machine. */
public final class HostClock {
    private HostClock() {}

    /**
     * How far a host's clock is ahead at least, however long the answer took; less than nothing where it is behind.
     *
     * @param clock what it showed, in whole seconds
     * @param asked when it was asked by this machine's clock
     * @param told when the answer was there
     */
    public static Duration ahead(Instant clock, Instant asked, Instant told) {
        if (clock.isAfter(told)) {
            return Duration.between(told, clock);
        }
        Instant latest = clock.plusSeconds(1);
        return latest.isBefore(asked) ? Duration.between(asked, latest) : Duration.ZERO;
    }
}
