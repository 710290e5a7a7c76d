package dev.slipway.deploy.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** How long hosts are watched together: until a time, or until one of them fails or nothing may go on. */
final class Term {
    private final long end;
    private final Halt halt;
    private final AtomicReference<String> failedOn = new AtomicReference<>("");

    /** Why nothing may go on. */
    @FunctionalInterface
    interface Halt {
        Optional<String> reason() throws InterruptedException;
    }

    /** @param end as {@link System#nanoTime} has it */
    Term(long end, Halt halt) {
        this.end = end;
        this.halt = halt;
    }

    /** How much of it is left; less than nothing behind its end. */
    Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }

    Optional<String> halted() throws InterruptedException {
        return halt.reason();
    }

    void failed(String host) {
        failedOn.compareAndSet("", host);
    }

    /** The host that failed first. */
    Optional<String> failed() {
        return Optional.of(failedOn.get()).filter(host -> !host.isEmpty());
    }
}
