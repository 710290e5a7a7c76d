package dev.slipway.ui.widget;

import dev.slipway.ui.action.Action;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button for an action: disabled while the action is, and then it says why when the pointer rests on it. */
public final class ActionButton extends StackPane {
    private final Button button = new Button();

    public ActionButton(Action action) {
        this(action, action.title());
    }

    /** The same with a shorter word than the action's title. */
    public ActionButton(Action action, String text) {
        getStyleClass().add("action-button");
        button.setMnemonicParsing(false); // names may hold the sign for one
        button.setText(text);
        button.setGraphic(new FontIcon(action.icon()));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> action.start());
        ObservableValue<String> why = action.whyDisabled().when(Shown.inScene(this));
        button.disableProperty().bind(why.map(sentence -> !sentence.isEmpty()));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(why.map(sentence -> sentence.isEmpty() ? hint(action) : sentence));
        button.accessibleHelpProperty().bind(tip.textProperty());
        Tooltip.install(this, tip);
        getChildren().add(button);
    }

    /** The button itself, for style classes such as AtlantaFX's {@code accent}. */
    public Button button() {
        return button;
    }

    private static String hint(Action action) {
        return action.shortcut()
                .map(key -> action.title() + "  " + key.getDisplayText())
                .orElse(action.title());
    }
}
