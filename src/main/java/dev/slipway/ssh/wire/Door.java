package dev.slipway.ssh.wire;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Where one sshd may answer many logins: few are under way there at once, for it drops some of more than 10
 * (sshd_config(5), MaxStartups). Where it drops one of fewer, fewer go in from then on.
 */
final class Door {
    private static final int AT_ONCE = 4;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private int width = AT_ONCE;

    /** Waits for a place. */
    Place enter() throws InterruptedException {
        places.acquire();
        return new Place();
    }

    private synchronized boolean narrows() {
        if (width == 1) {
            return false;
        }
        width--;
        return true;
    }

    /** One login that may be under way. */
    final class Place {
        private final AtomicBoolean left = new AtomicBoolean();

        /** Lets the next one in. */
        void leave() {
            if (left.compareAndSet(false, true)) {
                places.release();
            }
        }

        /** The server turned this one away: the place is one too many, unless it is the only one. */
        void turnedAway() {
            if (left.compareAndSet(false, true) && !narrows()) {
                places.release();
            }
        }
    }
}
