package dev.slipway.ui.widget;

import dev.slipway.ui.work.Activity;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What an activity does, after 300 ms so that quick things do not flicker, with a button to stop it; once the person has
 * stopped it, that it is stopped and the way to try again.
 */
final class BusySign extends HBox {
    private static final Duration PATIENCE = Duration.millis(300);

    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final ProgressIndicator wheel = new ProgressIndicator();
    private final Label what = new Label();
    private final Button stop = new Button("Stop");
    private final Label stopped = new Label("", new FontIcon(Feather.PAUSE_CIRCLE));
    private final Button again = new Button("Try again", new FontIcon(Feather.REFRESH_CW));
    private final Button away = new Button("", new FontIcon(Feather.X));

    /** @param retry starts the activity once more */
    BusySign(Activity activity, Runnable retry) {
        super(12);
        getStyleClass().add("busy-sign");
        setVisible(false);
        managedProperty().bind(visibleProperty());
        wheel.setPrefSize(16, 16);
        wheel.setMinSize(16, 16);
        what.textProperty().bind(activity.whatProperty().map(text -> text.isEmpty() ? "" : text + "\u2026"));
        what.setWrapText(true);
        stopped.setWrapText(true);
        stop.setOnAction(_ -> {
            activity.giveUp();
            again.requestFocus();
        });
        stop.setMinWidth(USE_PREF_SIZE);
        stopped.textProperty().bind(activity.givenUpProperty().map(text -> "Stopped: " + text));
        again.setOnAction(_ -> retry.run());
        again.setMinWidth(USE_PREF_SIZE);
        away.getStyleClass().add("icon-only");
        away.setAccessibleText("Put this message away");
        away.setTooltip(new Tooltip("Put this message away"));
        away.setOnAction(_ -> activity.dismiss());
        patience.setOnFinished(_ -> show(wheel, what, stop));
        activity.busyProperty().when(Shown.inScene(this)).subscribe(this::busy);
        activity.givenUpProperty().when(Shown.inScene(this)).subscribe(this::givenUp);
    }

    private void busy(boolean now) {
        if (now) {
            patience.playFromStart();
        } else {
            patience.stop();
            setVisible(false);
        }
    }

    private void givenUp(String text) {
        if (text.isEmpty()) {
            setVisible(false);
        } else {
            show(stopped, again, away);
        }
    }

    private void show(Node... content) {
        getChildren().setAll(content);
        setVisible(true);
    }
}
