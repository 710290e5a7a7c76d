package dev.slipway.ui.widget;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Whether a node is in a scene: widgets listen to what lives longer than they do only while they are. */
final class Shown {
    private Shown() {}

    static ObservableValue<Boolean> inScene(Node node) {
        return node.sceneProperty().map(_ -> true).orElse(false);
    }
}
