package dev.slipway.ui.widget;

import dev.slipway.ui.work.Activity;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** Lies over what is being read or done: after 300 ms it says what, with a button to stop it. Quick things do not flicker. */
public final class BusyOverlay extends StackPane {
    private static final Duration PATIENCE = Duration.millis(300);

    private final PauseTransition patience = new PauseTransition(PATIENCE);

    public BusyOverlay(Activity activity) {
        getStyleClass().add("busy-overlay");
        setVisible(false);
        Label what = new Label();
        what.textProperty().bind(activity.whatProperty().map(text -> text.isEmpty() ? "" : text + "\u2026"));
        Button stop = new Button("Stop");
        stop.setOnAction(_ -> activity.stop());
        ProgressIndicator wheel = new ProgressIndicator();
        wheel.setPrefSize(16, 16);
        HBox panel = new HBox(12, wheel, what, stop);
        panel.getStyleClass().add("busy-panel");
        panel.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(panel);
        patience.setOnFinished(_ -> setVisible(true));
        activity.runningProperty().when(Shown.inScene(this)).subscribe(this::running);
    }

    private void running(boolean now) {
        if (now) {
            patience.playFromStart();
        } else {
            patience.stop();
            setVisible(false);
        }
    }
}
