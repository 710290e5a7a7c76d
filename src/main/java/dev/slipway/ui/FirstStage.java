package dev.slipway.ui;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * JavaFX, started for the one window of this process.
 *
 * @param <W> what fills the window
 */
final class FirstStage<W> implements AutoCloseable {
    private final AtomicReference<Optional<W>> made = new AtomicReference<>(Optional.empty());
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private boolean started;

    private FirstStage() {}

    /**
     * Starts JavaFX, and returns as soon as it runs. Nothing else of the window is done meanwhile, for GTK sets variables
     * of the environment then, and who reads one on another thread at that moment, as the C library does by itself, may
     * read freed memory (getenv(3), "MT-Safe env"). What cannot be started is told when the window is opened.
     *
     * @param make makes what fills the window, on JavaFX's thread while the caller goes on; it shows nothing yet
     */
    static <W> FirstStage<W> start(Function<Stage, W> make) {
        FirstStage<W> first = new FirstStage<>();
        CompletableFuture<Void> runs = new CompletableFuture<>();
        try {
            Platform.startup(() -> {
                runs.complete(null);
                first.make(make);
            });
            runs.join();
            first.started = true;
        } catch (RuntimeException | LinkageError e) {
            first.closed.completeExceptionally(new IllegalStateException("JavaFX did not start: " + e, e));
        }
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
        } catch (RuntimeException | LinkageError e) {
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
        if (started) {
            Platform.runLater(() -> attempt(() -> made().ifPresent(show)));
        }
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

    /** Ends JavaFX. */
    @Override
    public void close() {
        if (started) {
            Platform.exit();
        }
    }
}
