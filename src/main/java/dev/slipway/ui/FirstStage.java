package dev.slipway.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** JavaFX, started for the one window of this process. */
final class FirstStage {
    private final Future<?> started;

    private FirstStage(Future<?> started) {
        this.started = started;
    }

    /** Begins to start JavaFX, which takes a while, and does not wait for it. */
    static FirstStage start() {
        FutureTask<Void> starting = new FutureTask<>(() -> {
            Platform.startup(() -> {});
            return null;
        });
        Thread.ofPlatform().daemon().name("javafx-start").start(starting);
        return new FirstStage(starting);
    }

    /**
     * Fills a window and returns when the person closed it.
     *
     * @param ready waits for what the window shows; what it throws is thrown, and ends the window
     * @throws IllegalStateException if the window could not be opened, with the reason as its cause
     */
    void open(Runnable ready, Consumer<Stage> fill) throws InterruptedException {
        try {
            started.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("JavaFX did not start: " + e.getCause(), e.getCause());
        }
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                Stage stage = new Stage();
                stage.setOnHidden(_ -> closed.complete(null));
                fill.accept(stage);
            } catch (RuntimeException e) {
                closed.completeExceptionally(e);
            }
        });
        try {
            ready.run();
            closed.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("it failed while it was filled, with " + e.getCause(), e.getCause());
        } finally {
            Platform.exit();
        }
    }
}
