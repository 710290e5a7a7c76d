package dev.slipway.ui.review;

import dev.slipway.ui.diff.DiffPane;
import dev.slipway.ui.widget.ActivityLine;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The files that change, and below them what changes in the chosen one. */
final class FilesPane extends VBox {
    private static final double LIST_SHARE = 0.35;

    private final SplitPane split = new SplitPane();

    FilesPane(FilesModel model, FileTable files) {
        DiffPane diff = new DiffPane(model.diff(), "Back to the files");
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().add(files);
        setVgrow(split, Priority.ALWAYS);
        ActivityLine line =
                new ActivityLine(model.finding(), () -> files.chosen().ifPresent(model::open));
        getChildren().addAll(line, split);
        files.onChosen(model::open);
        model.diff().fileProperty().subscribe(file -> {
            if (file.isPresent() && !split.getItems().contains(diff)) {
                split.getItems().add(diff);
                split.setDividerPositions(LIST_SHARE);
            } else if (file.isEmpty()) {
                split.getItems().remove(diff);
                files.chooseNone();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE
                    && model.diff().fileProperty().get().isPresent()) {
                event.consume();
                model.close();
                files.requestFocus();
            }
        });
    }
}
