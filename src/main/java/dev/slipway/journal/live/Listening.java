package dev.slipway.journal.live;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a listener each time its bell has rung, on a thread of its own, so that it may ask the journal for more. */
final class Listening implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private final Bells.Bell bell;
    private final Runnable listener;
    private volatile boolean closed;

    private Listening(Bells.Bell bell, Runnable listener) {
        this.bell = bell;
        this.listener = listener;
    }

    static Listening start(Bells.Bell bell, Runnable listener) {
        Listening listening = new Listening(bell, listener);
        Thread.ofVirtual().name("journal-listener").start(listening::run);
        return listening;
    }

    @Override
    public void close() {
        closed = true;
        bell.close();
    }

    private void run() {
        try {
            bell.await();
            while (!closed) {
                call();
                bell.await();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void call() {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.warn("A listener to the journal failed", e);
        }
    }
}
