package dev.slipway.ui;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JavaFX, started for the one window of this process.
 *
 * @param <W> what fills the window
 */
final class FirstStage<W> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStage.class);

    private final FutureTask<Void> started;
    private final AtomicReference<Optional<W>> made = new AtomicReference<>(Optional.empty());
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private FirstStage(Function<Stage, W> make) {
        started = new FutureTask<>(() -> {
            Platform.startup(() -> make(make));
            return null;
        });
    }

    /**
     * Begins to start JavaFX, which takes a while, and does not wait for it.
     *
     * @param make makes what fills the window, as soon as JavaFX has started and on its thread; it shows nothing yet
     */
    static <W> FirstStage<W> start(Function<Stage, W> make) {
        FirstStage<W> first = new FirstStage<>(make);
        Thread.ofPlatform().daemon().name("javafx-start").start(first.started);
        return first;
    }

    private void make(Function<Stage, W> make) {
        attempt(() -> {
            Stage stage = new Stage();
            stage.setOnHidden(_ -> closed.complete(null));
            made.set(Optional.of(make.apply(stage)));
        });
    }

    /** A fault ends the wait for the window. */
    private void attempt(Runnable filling) {
        try {
            filling.run();
        } catch (RuntimeException e) {
            closed.completeExceptionally(new IllegalStateException("it failed while it was filled, with " + e, e));
        }
    }

    /**
     * Shows the window and returns when the person closed it.
     *
     * @param ready waits for what the window shows; what it throws is thrown, and ends the wait for the window
     * @throws IllegalStateException if the window could not be opened, with the reason as its cause
     */
    void open(Runnable ready, Consumer<W> show) throws InterruptedException {
        try {
            started.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("JavaFX did not start: " + e.getCause(), e.getCause());
        }
        Platform.runLater(() -> attempt(() -> made().ifPresent(show)));
        Thread.ofPlatform().daemon().name("ready").start(() -> {
            try {
                ready.run();
            } catch (RuntimeException e) {
                closed.completeExceptionally(e);
            }
        });
        try {
            closed.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    /** What fills the window; empty where it was not made. */
    Optional<W> made() {
        return made.get();
    }

    /** Ends JavaFX, which must not be asked to end while it starts. */
    @Override
    public void close() {
        try {
            started.get();
            Platform.exit();
        } catch (ExecutionException e) {
            LOG.debug("JavaFX did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
