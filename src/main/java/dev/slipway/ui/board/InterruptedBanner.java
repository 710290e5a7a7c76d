package dev.slipway.ui.board;

import dev.slipway.app.Interrupted;
import dev.slipway.app.words.Said;
import dev.slipway.deploy.Resolution;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A deployment that began and never ended, with the ways to end it. */
final class InterruptedBanner extends HBox {
    InterruptedBanner(Interrupted interrupted, BoardModel model) {
        getStyleClass().addAll("card-panel", "banner");
        FontIcon icon = new FontIcon(Feather.ALERT_TRIANGLE);
        icon.getStyleClass().add("banner-icon");
        VBox words = words(interrupted);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox buttons = new HBox(8, show(interrupted, model));
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        if (model.ends(interrupted)) {
            words.getChildren().add(new Doing(model.ending()));
        }
        interrupted.choices().forEach(choice -> buttons.getChildren().add(button(interrupted, choice, model)));
        getChildren().addAll(icon, words, buttons);
    }

    private static VBox words(Interrupted interrupted) {
        VBox words = new VBox(
                4,
                line("Interrupted: " + Said.title(interrupted.state().started().plan()), "strong"));
        Few.of(interrupted.hosts(), "host")
                .forEach(sentence -> words.getChildren().add(line(sentence, "text-muted")));
        return words;
    }

    private static Label line(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        return label;
    }

    private static Button show(Interrupted interrupted, BoardModel model) {
        Button show = new Button("Show");
        show.setOnAction(_ -> model.open(interrupted.state().started().deployment()));
        return show;
    }

    private static Button button(Interrupted interrupted, Resolution choice, BoardModel model) {
        Button button = new Button(EndingQuestion.verb(choice));
        if (choice == Resolution.ROLL_BACK) {
            button.getStyleClass().add("danger");
        }
        button.disableProperty().bind(model.ending().runningProperty());
        button.setOnAction(_ -> model.end(interrupted, choice));
        return button;
    }
}
