package dev.slipway.ui.work;

import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Runs a command on the JavaFX thread with the next frame, from any thread. */
final class NextFrame implements Executor {
    @Override
    public void execute(Runnable command) {
        Platform.runLater(() -> new Once(command).start());
    }

    private static final class Once extends AnimationTimer {
        private final Runnable command;

        Once(Runnable command) {
            this.command = command;
        }

        @Override
        public void handle(long now) {
            stop();
            command.run();
        }
    }
}
