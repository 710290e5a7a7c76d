package dev.slipway.deploy.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The wish to stop a deployment at its next safe point. Safe for use by many threads. */
public final class Cancellation {
    private final AtomicReference<String> by = new AtomicReference<>("");
    private final CountDownLatch asked = new CountDownLatch(1);

    /** Asks to stop; only the first who asks counts. */
    public void request(String person) {
        by.compareAndSet("", person);
        asked.countDown();
    }

    /** Who asked, if someone did. */
    public Optional<String> requested() {
        return asked.getCount() > 0 ? Optional.empty() : Optional.of(by.get());
    }

    /** Waits until someone asks, and gives who. */
    String await() throws InterruptedException {
        asked.await();
        return by.get();
    }

    /** Waits so long, or until someone asks; true if someone did. */
    boolean await(Duration time) throws InterruptedException {
        return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
