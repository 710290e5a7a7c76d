package dev.slipway.ui.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The time as the window shows it, moving on in steps: one clock for every "2 min ago". */
public final class Ticker implements AutoCloseable {
    private final ReadOnlyObjectWrapper<Instant> now;
    private final InstantSource clock;
    private final Executor ui;
    private Thread thread;

    /**
     * @param step how often the time moves on
     * @param ui runs each step, on the window's thread
     */
    public Ticker(InstantSource clock, Duration step, Executor ui) {
        this.clock = clock;
        this.ui = ui;
        this.now = new ReadOnlyObjectWrapper<>(clock.instant());
        this.thread = start(step);
    }

    /** Moves the time on now, and from now on in these steps. Belongs to the window's thread. */
    public void pace(Duration step) {
        thread.interrupt();
        now.set(clock.instant());
        thread = start(step);
    }

    private Thread start(Duration step) {
        return Thread.ofVirtual().name("ticker").start(() -> run(step));
    }

    /** The time now, to be listened to. */
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run(Duration step) {
        try {
            while (true) {
                Thread.sleep(step);
                ui.execute(() -> now.set(clock.instant()));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
