package dev.slipway.bench;

import dev.slipway.Main;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Opens a window, writes a line when its first frame was painted and one when its content was, and closes it. The window
 * is that of Slipway on a project, whose content are the cards of the Board, or without a project a bare one with a label.
 */
final class FirstPaint {
    /** What is written when the first frame was painted. */
    static final String FRAME = "frame";

    /** What is written when the content was painted. */
    static final String CONTENT = "content";

    private static final String CARD = "environment";
    private static final long BETWEEN_NANOS = 2_000_000;

    private FirstPaint() {}

    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().start(FirstPaint::watch);
        if (arguments.length == 0) {
            Platform.startup(FirstPaint::bare);
        } else {
            Main.main(new String[] {"open", arguments[0]});
        }
    }

    private static void bare() {
        Label label = new Label("Bare");
        label.getStyleClass().add(CARD);
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane(label), 1360, 850));
        stage.show();
    }

    /** JavaFX says by an exception that it does not run yet. */
    private static void watch() {
        while (true) {
            try {
                Platform.runLater(FirstPaint::awaitWindow);
                return;
            } catch (IllegalStateException notYet) {
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
        }
    }

    private static void awaitWindow() {
        List.copyOf(Window.getWindows()).forEach(Pulses::new);
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(Pulses::new);
            }
        });
    }

    /** What was laid out in one pulse is painted when the next begins: JavaFX waits for its renderer between them. */
    private static final class Pulses {
        private final Window window;
        private final Runnable listener = this::pulse;
        private int pulses;
        private boolean content;

        Pulses(Window window) {
            this.window = window;
            window.getScene().addPostLayoutPulseListener(listener);
        }

        private void pulse() {
            if (pulses == 1) {
                say(FRAME);
            }
            if (content) {
                say(CONTENT);
                window.getScene().removePostLayoutPulseListener(listener);
                Platform.runLater(window::hide);
                return;
            }
            pulses++;
            content = window.getScene().getRoot().lookup("." + CARD) != null;
            Platform.requestNextPulse();
        }

        private static void say(String what) {
            System.out.println(what);
        }
    }
}
