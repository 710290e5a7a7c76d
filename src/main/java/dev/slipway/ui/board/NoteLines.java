package dev.slipway.ui.board;

import dev.slipway.app.words.Words;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a person should know of an environment, a sentence each: of many the first three, and the rest on demand. */
final class NoteLines extends VBox {
    private final Hyperlink toggle = new Hyperlink();
    private List<String> sentences = List.of();
    private boolean all;

    NoteLines() {
        super(8);
        toggle.getStyleClass().add("small");
        toggle.setOnAction(_ -> {
            all = !all;
            fill();
        });
    }

    /** Shows these sentences; the same again changes nothing. */
    void show(List<String> next) {
        if (!next.equals(sentences)) {
            sentences = List.copyOf(next);
            fill();
        }
    }

    private void fill() {
        boolean many = sentences.size() > Few.SHOWN;
        List<String> shown = many && !all ? sentences.subList(0, Few.SHOWN) : sentences;
        getChildren().setAll(shown.stream().map(NoteLines::note).toList());
        if (many) {
            toggle.setText(
                    all ? "Show fewer" : "and " + Words.count(sentences.size() - Few.SHOWN, "difference") + " more");
            getChildren().add(toggle);
        }
        setManaged(!sentences.isEmpty());
    }

    private static Label note(String sentence) {
        Label label = new Label(sentence, new FontIcon(Feather.ALERT_TRIANGLE));
        label.getStyleClass().add("environment-note");
        label.setWrapText(true);
        return label;
    }
}
