package dev.slipway.ui.review;

import dev.slipway.app.Workspace.Review;
import dev.slipway.ui.widget.Labels;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Where a person writes when a plan is to start by itself. */
public final class StartTimePane extends VBox {
    private final Label title = Labels.of("Start by itself at");
    private final TextField time = new TextField();
    private final Label meaning = Labels.wrapping("", "text-muted", "small");

    /** Empty, for FXML. */
    public StartTimePane() {
        getStyleClass().add("start-time");
        title.setLabelFor(time);
        time.setPromptText("14:00, 2026-12-01 14:00, 2h");
        getChildren().addAll(title, time, meaning);
    }

    void bind(StartTime model) {
        time.textProperty().bindBidirectional(model.textProperty());
        model.textProperty().subscribe(() -> show(model));
        show(model);
    }

    private void show(StartTime model) {
        meaning.setText(model.sentence());
        meaning.getStyleClass().removeAll("wrong");
        if (model.wrong()) {
            meaning.getStyleClass().add("wrong");
        }
    }

    /** Is there only where a plan can have a time. */
    void show(Optional<Review> review) {
        boolean possible = review.filter(StartTime::possible).isPresent();
        setVisible(possible);
        setManaged(possible);
    }
}
