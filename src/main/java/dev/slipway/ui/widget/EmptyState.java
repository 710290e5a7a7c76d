package dev.slipway.ui.widget;

import dev.slipway.ui.action.Action;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a list shows while it is empty: that it is, and what to do next. */
public final class EmptyState extends VBox {

    /**
     * @param sentence what is not there
     * @param next what to do about it
     */
    public EmptyState(Ikon icon, String sentence, String next) {
        getStyleClass().add("empty-state");
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().add("empty-icon");
        getChildren().addAll(picture, line(sentence, "empty-sentence"), line(next, "text-muted"));
    }

    /** The same with a button that does the next thing. */
    public EmptyState(Ikon icon, String sentence, String next, Action action) {
        this(icon, sentence, next);
        ActionButton button = new ActionButton(action);
        button.setMaxWidth(USE_PREF_SIZE);
        getChildren().add(button);
    }

    private static Label line(String text, String styleClass) {
        Label label = Labels.wrapping(text, styleClass);
        label.setTextAlignment(TextAlignment.CENTER);
        return label;
    }
}
