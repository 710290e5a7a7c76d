package dev.slipway.ui.board;

import dev.slipway.ui.action.Action;
import dev.slipway.ui.widget.ActionButton;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What to do on a board where nothing was deployed yet. */
final class FirstSteps extends HBox {

    FirstSteps(Action deploy, String first) {
        getStyleClass().addAll("card-panel", "banner", "plain");
        FontIcon icon = new FontIcon(Feather.COMPASS);
        icon.getStyleClass().add("banner-icon");
        Label what = new Label("Nothing is deployed yet");
        what.getStyleClass().add("strong");
        Label next =
                new Label("Deploy a tag to " + first + " first; from there it is promoted, one environment at a time.");
        next.getStyleClass().add("text-muted");
        next.setWrapText(true);
        VBox words = new VBox(4, what, next);
        HBox.setHgrow(words, Priority.ALWAYS);
        ActionButton button = new ActionButton(deploy, "Deploy to " + first);
        button.button().getStyleClass().add("accent");
        button.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(icon, words, button);
    }
}
