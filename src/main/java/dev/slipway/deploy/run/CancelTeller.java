package dev.slipway.deploy.run;

import dev.slipway.deploy.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells that someone asked to stop at the moment in which it is asked, while the course goes on to its next safe point. */
final class CancelTeller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CancelTeller.class);

    private final Cancellation cancellation;
    private final Emitter events;
    private final Thread waiting;

    CancelTeller(Cancellation cancellation, Emitter events) {
        this.cancellation = cancellation;
        this.events = events;
        this.waiting = Thread.ofVirtual().name("cancellation").start(this::tellOnce);
    }

    private void tellOnce() {
        try {
            events.emit(new Event.CancelAsked(events.deployment(), events.now(), cancellation.await()));
        } catch (InterruptedException nobodyAsked) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("It could not be told that {} was asked to stop", events.deployment(), e);
        }
    }

    /** After this nothing is told any more; what was asked before is. */
    @Override
    public void close() {
        if (cancellation.requested().isEmpty()) {
            waiting.interrupt();
        }
        try {
            waiting.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
