package dev.slipway.ui.history;

import dev.slipway.git.FileChange;
import dev.slipway.ui.widget.Labels;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Files that a commit changes: how, which, and how many lines. */
final class FileList extends ListView<FileChange> {
    private static final double ROW = 28;

    FileList() {
        getStyleClass().add("file-list");
        setAccessibleText("Files that the commit changes");
        setFixedCellSize(ROW);
        setCellFactory(_ -> new Cell());
    }

    void show(List<FileChange> files) {
        getItems().setAll(files);
    }

    /** The letter that git shows for the kind of a change. */
    static String letter(FileChange.Kind kind) {
        return switch (kind) {
            case ADDED -> "A";
            case MODIFIED -> "M";
            case DELETED -> "D";
            case RENAMED -> "R";
            case COPIED -> "C";
        };
    }

    private static final class Cell extends ListCell<FileChange> {
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
        protected void updateItem(@Nullable FileChange file, boolean empty) {
            super.updateItem(file, empty);
            if (empty || file == null) {
                setGraphic(null);
                return;
            }
            kind.setText(letter(file.kind()));
            path.setText(file.path());
            lines.setText(file.binary() ? "binary" : "+" + file.added() + " \u2212" + file.removed());
            String whole = file.oldPath().map(old -> old + " \u2192 ").orElse("") + file.path();
            setTooltip(new Tooltip(whole));
            setGraphic(box);
        }
    }
}
