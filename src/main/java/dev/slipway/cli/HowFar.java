package dev.slipway.cli;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells how far long work is: nothing for the first two seconds, then a line every two. For one thread. */
public final class HowFar {
    private static final long BETWEEN = Duration.ofSeconds(2).toNanos();

    private final Consumer<String> told;
    private final LongSupplier nanos;
    private long last;

    /** @param nanos the time, as {@link System#nanoTime} gives it; the work begins now */
    public HowFar(Consumer<String> told, LongSupplier nanos) {
        this.told = told;
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    /** Tells this, if it is time to. */
    public void tell(Supplier<String> words) {
        long now = nanos.getAsLong();
        if (now - last >= BETWEEN) {
            last = now;
            told.accept(words.get());
        }
    }
}
