package dev.slipway.ui.errors;

import dev.slipway.app.words.ErrorsText;
import dev.slipway.app.words.Words;
import dev.slipway.logs.release.ReleaseErrors.Message;
import dev.slipway.ui.errors.StayErrors.Found;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.Labels;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** In the passport of a release: the errors that it wrote so far. Takes no room while nothing is known. */
public final class StayErrorsPane extends VBox {
    /** So many messages that are new are named. */
    private static final int FEW = 3;

    private static final int LONGEST = 120;

    private final VBox lines = new VBox(8);

    public StayErrorsPane(StayErrors model) {
        getStyleClass().add("errors-stay");
        getStylesheets().add(String.valueOf(StayErrorsPane.class.getResource("errors.css")));
        ActivityLine line = new ActivityLine(model.reading(), model::read);
        BooleanBinding something = Bindings.isNotEmpty(lines.getChildren());
        lines.managedProperty().bind(something);
        visibleProperty().bind(something.or(line.visibleProperty()));
        managedProperty().bind(visibleProperty());
        getChildren().addAll(lines, line);
        model.foundProperty().subscribe(this::show);
    }

    private void show(List<Found> found) {
        lines.getChildren()
                .setAll(found.stream().map(StayErrorsPane::environment).toList());
        if (!found.isEmpty()) {
            lines.getChildren().addFirst(Labels.of("Errors in the logs", "strong"));
        }
    }

    private static Node environment(Found found) {
        VBox box = new VBox(
                4,
                Labels.wrapping(
                        "On " + found.environment() + " " + ErrorsText.sentence(found.of()) + ".", "text-muted"));
        List<Message> fresh = found.coming() ? found.errors().fresh() : List.of();
        if (!fresh.isEmpty()) {
            Label news = Labels.wrapping(Words.capital(ErrorsText.news(found.errors())), "errors-grave");
            news.setGraphic(new FontIcon(Feather.ALERT_CIRCLE));
            box.getChildren().add(news);
            fresh.stream().limit(FEW).map(StayErrorsPane::message).forEach(box.getChildren()::add);
        }
        return box;
    }

    private static Node message(Message message) {
        String text = ErrorsText.example(message);
        VBox row = new VBox(
                2,
                Labels.wrapping(
                        text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "\u2026" : text, "errors-example"),
                Labels.wrapping(ErrorsText.where(message), "text-muted", "small"));
        row.getStyleClass().addAll("errors-message", "errors-told");
        return row;
    }
}
