package dev.slipway.ui.history;

import dev.slipway.release.ReleaseNotes;
import dev.slipway.ui.widget.CopyButton;
import dev.slipway.ui.widget.Labels;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The release notes of what one commit has more than another, to be changed and copied. */
final class NotesSheet extends VBox {
    private static final int ROWS = 18;

    /** @param title whose notes they are */
    NotesSheet(String title, ReleaseNotes notes, Runnable leave) {
        getStyleClass().addAll("confirm-sheet", "notes-sheet");
        setAccessibleText(title);
        TextArea text = new TextArea(notes.markdown().strip());
        text.setPromptText("There is nothing to tell.");
        text.setAccessibleText("Release notes in Markdown");
        text.setWrapText(true);
        text.setPrefRowCount(ROWS);
        Button close = new Button("Close");
        close.setCancelButton(true);
        close.setOnAction(_ -> leave.run());
        HBox buttons = new HBox(8, close, new CopyButton("Copy", text::getText));
        buttons.getStyleClass().add("sheet-buttons");
        getChildren().addAll(Labels.wrapping(title, "sheet-title"), text, buttons);
    }
}
