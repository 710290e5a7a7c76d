package dev.slipway.deploy.run;

import dev.slipway.deploy.host.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a lease alive while a deployment runs, and tells whether it may still act. */
final class LeaseKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final Duration LAST_BEAT = Duration.ofSeconds(5);

    private final Lease lease;
    private final Emitter events;
    private final Duration heartbeat;
    private final AtomicReference<Instant> lastBeat;
    private final Thread beating;

    /** @param lease that was just taken */
    LeaseKeeper(Lease lease, Emitter events, Duration heartbeat) {
        this.lease = lease;
        this.events = events;
        this.heartbeat = heartbeat;
        this.lastBeat = new AtomicReference<>(events.now());
        this.beating = Thread.ofVirtual().name("lease").start(this::beatUntilStopped);
    }

    private void beatUntilStopped() {
        try {
            while (true) {
                Thread.sleep(heartbeat);
                beat();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean beat() throws InterruptedException {
        Instant now = events.now();
        try {
            boolean ours = lease.beat() instanceof Lease.Answer.Ours;
            if (ours) {
                lastBeat.set(now);
            }
            return ours;
        } catch (RuntimeException lost) {
            LOG.warn("No heartbeat of {}", events.deployment(), lost);
            return false;
        }
    }

    /** Whether the lease is still ours: also after this machine slept, when another deployment may have taken it over. */
    boolean held() throws InterruptedException {
        Duration silent = Duration.between(lastBeat.get(), events.now());
        return silent.compareTo(heartbeat.multipliedBy(2)) < 0 || beat();
    }

    /** Stops the heartbeats: none comes after this. The lease stays until it is released or expires. */
    @Override
    public void close() {
        beating.interrupt();
        try {
            if (!beating.join(LAST_BEAT)) {
                LOG.warn("The last heartbeat of {} has not ended within {}", events.deployment(), LAST_BEAT);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
