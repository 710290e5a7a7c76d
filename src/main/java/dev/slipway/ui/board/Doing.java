package dev.slipway.ui.board;

import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.work.Activity;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;

/** What an activity is doing, with a wheel beside it. Takes no room otherwise. */
final class Doing extends HBox {
    Doing(Activity activity) {
        super(8);
        ProgressIndicator wheel = new ProgressIndicator();
        wheel.setPrefSize(16, 16);
        Label what = Labels.wrapping("");
        what.textProperty().bind(activity.whatProperty().map(text -> text + "\u2026"));
        getChildren().addAll(wheel, what);
        setAlignment(Pos.CENTER_LEFT);
        visibleProperty().bind(activity.runningProperty());
        managedProperty().bind(visibleProperty());
    }
}
