package dev.slipway.ui.review;

import dev.slipway.app.words.GateWords;
import dev.slipway.promotion.Gate;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.widget.StatePill;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How the gates of a plan stand: each by its name, and in a sentence where it does not simply pass. */
public final class GateList extends VBox {
    /** Empty, for FXML. */
    public GateList() {
        getStyleClass().add("gate-list");
    }

    /** Shows these gates in their order. */
    void show(List<Gate> gates) {
        getChildren().setAll(gates.stream().map(GateList::line).toList());
    }

    private static Node line(Gate gate) {
        Label title = Labels.wrapping(gate.title());
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(8, title, new StatePill(state(gate.state()), GateWords.of(gate.state())));
        head.setAlignment(Pos.TOP_LEFT);
        VBox line = new VBox(2, head, Labels.wrapping(gate.state().sentence(), "text-muted", "small"));
        line.getStyleClass().add("gate-line");
        return line;
    }

    private static State state(Gate.State state) {
        return switch (state) {
            case Gate.Passed _ -> State.GOOD;
            case Gate.Waiting _, Gate.Overridden _ -> State.WAITING;
            case Gate.Failed _ -> State.FAILED;
        };
    }
}
