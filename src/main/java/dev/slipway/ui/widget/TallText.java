package dev.slipway.ui.widget;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** Text that is as high as it needs to be where there is room, and scrolls where there is not. */
public final class TallText extends ScrollPane {
    private static final double LEAST_HEIGHT = 48;

    /** @param text is as wide as there is room */
    public TallText(Region text) {
        super(text);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(LEAST_HEIGHT);
        getStyleClass().add("tall-text");
    }

    /** Wrapped text needs a height that depends on the width; other scroll panes do not ask for it. */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }
}
