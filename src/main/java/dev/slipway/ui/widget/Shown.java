package dev.slipway.ui.widget;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Whether a node is in a scene: widgets listen to what lives longer than they do only while they are. */
public final class Shown {
    private Shown() {}

    /** Whether it is in one now. */
    public static ObservableValue<Boolean> inScene(Node node) {
        return node.sceneProperty().map(_ -> true).orElse(false);
    }
}
