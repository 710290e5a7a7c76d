package dev.slipway.ui.review;

import dev.slipway.release.ReleaseNotes;
import dev.slipway.ui.widget.CopyButton;
import dev.slipway.ui.widget.Labels;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The release notes of what comes, in Markdown. */
final class NotesPane extends VBox {
    private final TextArea text = new TextArea();

    NotesPane() {
        getStyleClass().add("review-notes");
        text.setEditable(false);
        text.setWrapText(true);
        text.setAccessibleText("Release notes in Markdown");
        setVgrow(text, Priority.ALWAYS);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(
                8,
                Labels.of("Markdown, for a forge or a mail", "text-muted"),
                space,
                new CopyButton("Copy", text::getText));
        head.getStyleClass().add("review-line");
        getChildren().addAll(head, text);
    }

    /** Shows these. */
    void show(ReleaseNotes notes) {
        text.setText(notes.markdown().strip());
        text.setScrollTop(0);
    }
}
