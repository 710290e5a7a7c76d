package dev.slipway.ui.widget;

import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A panel with a hairline border; with a title it has a heading line that can carry controls on its right. */
public final class Card extends VBox {
    private final Label title = new Label();
    private final HBox tools = new HBox(8);

    public Card() {
        getStyleClass().add("card-panel");
        title.getStyleClass().add("card-title");
        tools.setAlignment(Pos.CENTER_RIGHT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox heading = new HBox(8, title, gap, tools);
        heading.getStyleClass().add("card-heading");
        heading.managedProperty().bind(title.textProperty().isNotEmpty());
        heading.visibleProperty().bind(heading.managedProperty());
        getChildren().add(heading);
    }

    public Card(String title, Node... content) {
        this();
        setTitle(title);
        getChildren().addAll(content);
    }

    /** Controls on the right of the heading; seen only with a title. */
    public ObservableList<Node> getTools() {
        return tools.getChildren();
    }

    /** The heading; none while empty. */
    public StringProperty titleProperty() {
        return title.textProperty();
    }

    public String getTitle() {
        return title.getText();
    }

    public void setTitle(String text) {
        title.setText(text);
    }
}
