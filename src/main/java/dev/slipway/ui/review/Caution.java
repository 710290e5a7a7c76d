package dev.slipway.ui.review;

import dev.slipway.ui.widget.Labels;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Something in a card that a person should know before they go on. */
final class Caution {
    private Caution() {}

    static Label of(String text) {
        Label label = Labels.wrapping(text, "caution");
        label.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        return label;
    }
}
