package dev.slipway.ui.shell;

import dev.slipway.ui.widget.Labels;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Lies over the window while what runs is being stopped, before the window or the project is left. */
final class StoppingPane extends StackPane {

    /** @param titles of what is being stopped */
    StoppingPane(List<String> titles) {
        getStyleClass().addAll("scrim", "stopping");
        ProgressIndicator wheel = new ProgressIndicator();
        wheel.setMinSize(24, 24);
        wheel.setPrefSize(24, 24);
        VBox words = new VBox(4);
        titles.forEach(title -> words.getChildren().add(Labels.wrapping("Stopping " + title + "\u2026", "strong")));
        words.getChildren()
                .add(Labels.wrapping(
                        "It stops at its next safe point; what has to go back goes back first.", "text-muted"));
        HBox panel = new HBox(16, wheel, words);
        panel.getStyleClass().addAll("sheet-panel", "stopping-panel");
        panel.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        panel.setAccessibleRole(AccessibleRole.TEXT);
        panel.setAccessibleText("Stopping " + String.join(", ", titles));
        getChildren().add(panel);
    }
}
