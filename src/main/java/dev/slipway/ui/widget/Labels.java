package dev.slipway.ui.widget;

import javafx.scene.control.Label;

/** Labels with their style, in one call. */
public final class Labels {
    private Labels() {}

    /** A text in one line. */
    public static Label of(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** A text that goes on in the next line where it has no room. */
    public static Label wrapping(String text, String... styleClasses) {
        Label label = of(text, styleClasses);
        label.setWrapText(true);
        return label;
    }
}
