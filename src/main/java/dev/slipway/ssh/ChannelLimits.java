package dev.slipway.ssh;

import java.time.Duration;
import java.util.Optional;

/**
 * How long whoever uses a channel waits for it. That the host is there at all the connection watches itself.
 *
 * @param opening until the channel is open
 * @param idle the longest wait while nothing moves in either direction; where it is empty, silence is no fault
 * @param total from the opening on, what is read, written or waited for
 */
public record ChannelLimits(Duration opening, Optional<Duration> idle, Optional<Duration> total) {
    /** Silence is no fault, and there is no end to it but the caller's. */
    public static ChannelLimits opening(Duration opening) {
        return new ChannelLimits(opening, Optional.empty(), Optional.empty());
    }

    /** The same, with a longest wait for the next byte. */
    public ChannelLimits idle(Duration idle) {
        return new ChannelLimits(opening, Optional.of(idle), total);
    }

    /** The same, with an end. */
    public ChannelLimits total(Duration total) {
        return new ChannelLimits(opening, idle, Optional.of(total));
    }
}
