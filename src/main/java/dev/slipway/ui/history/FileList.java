package dev.slipway.ui.history;

import dev.slipway.ui.diff.FileLine;
import dev.slipway.ui.widget.Labels;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Files that a commit changes: how, which, and how many lines. */
final class FileList extends ListView<FileLine> {
    private static final double ROW = 28;

    /** @param open shows what changed in a file */
    FileList(ObservableList<FileLine> files, Consumer<FileLine> open) {
        super(files);
        getStyleClass().add("file-list");
        setAccessibleText("Files that the commit changes");
        setFixedCellSize(ROW);
        setCellFactory(_ -> new Cell());
        setOnMouseClicked(_ -> chosen().ifPresent(open));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && chosen().isPresent()) {
                event.consume();
                chosen().ifPresent(open);
            }
        });
    }

    private Optional<FileLine> chosen() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    private static final class Cell extends ListCell<FileLine> {
        private final Label kind = Labels.of("", "mono", "file-kind");
        private final Label path = Labels.of("", "mono");
        private final Label lines = Labels.of("", "mono", "text-muted");
        private final HBox box = new HBox(8, kind, path, lines);

        Cell() {
            path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            path.setMinWidth(0);
            path.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(path, Priority.ALWAYS);
            lines.setMinWidth(USE_PREF_SIZE);
            kind.setMinWidth(USE_PREF_SIZE);
            box.getStyleClass().add("file-row");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable FileLine file, boolean empty) {
            super.updateItem(file, empty);
            if (empty || file == null) {
                setGraphic(null);
                return;
            }
            kind.setText(file.letter());
            path.setText(file.file().path());
            lines.setText(file.lines());
            setTooltip(new Tooltip(file.path()));
            setGraphic(box);
        }
    }
}
