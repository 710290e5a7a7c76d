package dev.slipway.ui.widget;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A table of labels and values. */
public final class Facts extends GridPane {

    public Facts() {
        getStyleClass().add("facts");
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(labels, values);
    }

    /** Adds a line of text. */
    public void add(String label, String value) {
        add(label, Labels.wrapping(value));
    }

    /** Adds a line with a node. */
    public void add(String label, Node value) {
        Label name = Labels.of(label, "fact-label");
        name.setLabelFor(value);
        GridPane.setValignment(name, VPos.TOP);
        addRow(getRowCount(), name, value);
    }

    /** Takes all lines away. */
    public void clear() {
        getChildren().clear();
    }
}
