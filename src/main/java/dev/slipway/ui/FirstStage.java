package dev.slipway.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts JavaFX for the one window of this process. */
final class FirstStage {
    private FirstStage() {}

    /**
     * Fills a window and returns when the person closed it.
     *
     * @throws IllegalStateException if the window could not be opened, with the reason as its cause
     */
    static void open(Consumer<Stage> fill) throws InterruptedException {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                Stage stage = new Stage();
                stage.setOnHidden(_ -> closed.complete(null));
                fill.accept(stage);
            } catch (RuntimeException e) {
                closed.completeExceptionally(e);
            }
        });
        try {
            closed.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("it failed while it was filled, with " + e.getCause(), e.getCause());
        } finally {
            Platform.exit();
        }
    }
}
