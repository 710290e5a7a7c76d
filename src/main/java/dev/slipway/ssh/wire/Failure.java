package dev.slipway.ssh.wire;

import dev.slipway.ssh.SshException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * That a host could not be connected to, and until when what asks on its own leaves it alone: 1 to 2 seconds after the first
 * time, twice as long after each further one, up to 60; at random, for many hosts may have been lost together.
 *
 * @param until by {@link System#nanoTime}
 * @param longest the wait may have been
 */
record Failure(SshException fault, long until, Duration longest) {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LAST = Duration.ofSeconds(60);

    /** @param before the failure of the time before, where that failed too */
    static Failure after(Optional<Failure> before, SshException fault, long now, RandomGenerator random) {
        Duration doubled = before.map(b -> b.longest.multipliedBy(2)).orElse(FIRST);
        Duration longest = doubled.compareTo(LAST) < 0 ? doubled : LAST;
        long wait = random.nextLong(longest.toNanos() / 2, longest.toNanos() + 1);
        return new Failure(fault, now + wait, longest);
    }

    /** Whether nobody tries again by himself now; never where the SSH agent may ask a person each time. */
    boolean keepsWaiting(long now) {
        return until - now > 0 || fault.reason() == SshException.Reason.AGENT_SILENT;
    }
}
