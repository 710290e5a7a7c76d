package dev.slipway.ui.widget;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Lines of activities below each other. While none of them has something to show it takes neither room nor clicks. */
public final class ActivityLines extends VBox {
    private final BooleanProperty wanted = new SimpleBooleanProperty(true);

    /** Empty, for FXML. */
    public ActivityLines() {
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    /** Takes these lines in. */
    public void show(ActivityLine... lines) {
        getChildren().setAll(lines);
        List<Node> shown = List.of(lines);
        visibleProperty()
                .bind(Bindings.createBooleanBinding(
                                () -> shown.stream().anyMatch(Node::isVisible),
                                shown.stream().map(Node::visibleProperty).toArray(Observable[]::new))
                        .and(wanted));
    }

    /** Whether they are to be seen at all. */
    public BooleanProperty wantedProperty() {
        return wanted;
    }
}
