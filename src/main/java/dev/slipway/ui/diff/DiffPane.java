package dev.slipway.ui.diff;

import dev.slipway.app.words.Words;
import dev.slipway.git.diff.FileDiff;
import dev.slipway.git.diff.LfsPointer;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.Labels;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What changed in a file: its lines, its pictures side by side, or in a sentence why neither is shown. */
public final class DiffPane extends VBox {
    private static final double ROW = 20;
    private static final double PICTURE = 320;

    private final Label path = Labels.of("", "mono", "diff-path");
    private final StackPane content = new StackPane();
    private final ListView<DiffRow> lines = new ListView<>();

    /** @param back what closing it leads back to, in words */
    public DiffPane(DiffModel model, String back) {
        getStyleClass().add("diff-pane");
        path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        path.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(path, Priority.ALWAYS);
        CheckBox whiteSpace = new CheckBox("Ignore white space");
        whiteSpace.selectedProperty().bindBidirectional(model.ignoringWhiteSpaceProperty());
        whiteSpace.setMinWidth(USE_PREF_SIZE);
        Button close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().add("icon-only");
        close.setAccessibleText(back);
        close.setTooltip(new Tooltip(back + " (Esc)"));
        close.setOnAction(_ -> model.close());
        HBox head = new HBox(8, path, whiteSpace, close);
        head.getStyleClass().add("diff-head");
        lines.setCellFactory(_ -> new DiffCell());
        lines.setFixedCellSize(ROW);
        lines.getStyleClass().add("diff-lines");
        lines.setAccessibleText("Changed lines");
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(head, new ActivityLine(model.reading(), model::read), content);
        model.fileProperty()
                .subscribe(file -> path.setText(file.map(FileLine::path).orElse("")));
        model.diffProperty().subscribe(this::show);
    }

    private void show(Optional<FileDiff> diff) {
        content.getChildren().setAll(diff.map(this::shown).stream().toList());
    }

    private Node shown(FileDiff diff) {
        return switch (diff) {
            case FileDiff.Text text
            when text.hunks().isEmpty() ->
                new EmptyState(Feather.FILE, "No line differs", "Only its name, its mode or white space changed.");
            case FileDiff.Text text -> {
                lines.getItems().setAll(DiffRow.of(text));
                lines.scrollTo(0);
                yield lines;
            }
            case FileDiff.Binary(var before, var after) ->
                new EmptyState(Feather.FILE, "This is no text", sizes(before, after));
            case FileDiff.TooLarge(var before, var after) ->
                new EmptyState(Feather.FILE, "This file is too large to compare", sizes(before, after));
            case FileDiff.Lfs(var before, var after) ->
                new EmptyState(
                        Feather.ARCHIVE,
                        "Git LFS keeps this file elsewhere",
                        sizes(
                                before.map(LfsPointer::size).orElse(0L),
                                after.map(LfsPointer::size).orElse(0L)));
            case FileDiff.Submodule(var before, var after) ->
                new EmptyState(
                        Feather.PACKAGE,
                        "This is a submodule",
                        "It was at " + before.orElse("nothing") + " and is at " + after.orElse("nothing") + " now.");
            case FileDiff.Image(var before, var after) -> pictures(before, after);
        };
    }

    private static String sizes(long before, long after) {
        return before == 0
                ? "It has " + Words.count(after, "byte") + "."
                : "It had " + Words.count(before, "byte") + ", and has " + Words.number(after) + " now.";
    }

    private static Node pictures(Optional<byte[]> before, Optional<byte[]> after) {
        HBox side = new HBox(24, picture("Before", before), picture("After", after));
        side.getStyleClass().add("diff-pictures");
        return side;
    }

    private static VBox picture(String when, Optional<byte[]> bytes) {
        VBox box = new VBox(8, Labels.of(when, "strong"));
        bytes.map(content -> new Image(new ByteArrayInputStream(content)))
                .ifPresentOrElse(
                        image -> {
                            ImageView view = new ImageView(image);
                            view.setPreserveRatio(true);
                            view.setFitWidth(Math.min(PICTURE, image.getWidth()));
                            box.getChildren()
                                    .addAll(
                                            view,
                                            Labels.of(
                                                    (int) image.getWidth() + " \u00d7 " + (int) image.getHeight(),
                                                    "text-muted"));
                        },
                        () -> box.getChildren().add(Labels.of("It was not there.", "text-muted")));
        return box;
    }
}
