package dev.slipway.journal.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Wakes those who wait for an append. Ringing never blocks, and several rings may wake once. */
final class Bells {
    private final Set<Bell> hanging = ConcurrentHashMap.newKeySet();

    /** A bell that rings from now on until it is closed. */
    Bell hang() {
        Bell bell = new Bell();
        hanging.add(bell);
        return bell;
    }

    void ring() {
        hanging.forEach(bell -> bell.rung.release());
    }

    /** For one who waits. */
    final class Bell implements AutoCloseable {
        private final Semaphore rung = new Semaphore(0);

        /** Returns when it has rung since the last time. */
        void await() throws InterruptedException {
            rung.acquire();
            rung.drainPermits();
        }

        /** Rings a last time, so that nobody waits forever. */
        @Override
        public void close() {
            hanging.remove(this);
            rung.release();
        }
    }
}
