package dev.slipway.ui.errors;

import dev.slipway.app.words.ErrorsText;
import dev.slipway.app.words.Words;
import dev.slipway.logs.release.ReleaseErrors.At;
import dev.slipway.logs.release.ReleaseErrors.Message;
import dev.slipway.ui.widget.Labels;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/** Error messages, the first few of them in full; each leads to one of its records. */
final class MessageList extends VBox {
    private static final int FEW = 4;
    private static final int LONGEST = 120;

    private final Consumer<At> open;
    private final Label title = Labels.of("", "strong");
    private final VBox messages = new VBox(4);
    private List<Message> shown = List.of();

    /** @param open leads to a record */
    MessageList(Consumer<At> open) {
        this.open = open;
        getStyleClass().add("errors-messages");
        getChildren().addAll(title, messages);
    }

    /** Shows these under a heading. What is shown already stays, with the focus on it. */
    void show(String heading, List<Message> all) {
        title.setText(heading + "  " + Words.number(all.size()));
        if (all.equals(shown)) {
            return;
        }
        int focused =
                messages.getChildren().stream().map(Node::isFocused).toList().indexOf(true);
        shown = List.copyOf(all);
        messages.getChildren().setAll(all.stream().limit(FEW).map(this::row).toList());
        if (all.size() > FEW) {
            messages.getChildren()
                    .add(Labels.wrapping(
                            "and " + Words.number(all.size() - FEW) + " more", "text-muted", "errors-more"));
        }
        if (focused >= 0 && focused < messages.getChildren().size()) {
            messages.getChildren().get(focused).requestFocus();
        }
    }

    private Node row(Message message) {
        String text = ErrorsText.example(message);
        String words = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "\u2026" : text;
        VBox row = new VBox(
                2,
                Labels.wrapping(words, "errors-example"),
                Labels.wrapping(ErrorsText.where(message), "text-muted", "small"));
        row.getStyleClass().add("errors-message");
        row.setFocusTraversable(true);
        row.setAccessibleRole(AccessibleRole.BUTTON);
        row.setAccessibleText(words + ", " + ErrorsText.where(message) + ". Show it in the logs");
        row.setOnMouseClicked(_ -> open.accept(message.at()));
        row.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                event.consume();
                open.accept(message.at());
            }
        });
        return row;
    }
}
