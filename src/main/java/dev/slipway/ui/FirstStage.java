package dev.slipway.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JavaFX, started for the one window of this process. */
final class FirstStage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStage.class);

    private final FutureTask<Void> started;

    private FirstStage(FutureTask<Void> started) {
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
     * @param ready waits for what the window shows; what it throws is thrown, and ends the wait for the window
     * @throws IllegalStateException if the window could not be opened, with the reason as its cause
     */
    void open(Runnable ready, Consumer<Stage> fill) throws InterruptedException {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        try {
            started.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("JavaFX did not start: " + e.getCause(), e.getCause());
        }
        Platform.runLater(() -> {
            try {
                Stage stage = new Stage();
                stage.setOnHidden(_ -> closed.complete(null));
                fill.accept(stage);
            } catch (RuntimeException e) {
                closed.completeExceptionally(new IllegalStateException("it failed while it was filled, with " + e, e));
            }
        });
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
