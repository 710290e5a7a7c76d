package dev.slipway.ui.review;

import dev.slipway.app.Workspace.Review;
import dev.slipway.app.words.MeterText;
import dev.slipway.deploy.Mode;
import dev.slipway.ui.widget.Card;
import dev.slipway.ui.widget.Facts;
import dev.slipway.ui.widget.Labels;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Whether one could go back once the plan has run; not there for a plan that goes back itself. */
public final class MeterPane extends VBox {
    private final Facts facts = new Facts();

    /** An empty one, for FXML. */
    public MeterPane() {
        getStyleClass().add("meter");
        getChildren().add(new Card("Going back afterwards", facts));
        managedProperty().bind(visibleProperty());
    }

    /** Shows what was found out for this plan. */
    void show(Review review) {
        setVisible(review.plan().mode() != Mode.ROLLBACK);
        facts.clear();
        MeterText.lines(review.outlook().back()).forEach(line -> facts.add(line.label(), value(line)));
    }

    private static Label value(MeterText.Line line) {
        return line.good() ? Labels.wrapping(line.text()) : Caution.of(line.text());
    }
}
