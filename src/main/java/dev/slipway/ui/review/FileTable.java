package dev.slipway.ui.review;

import dev.slipway.app.words.Words;
import dev.slipway.git.FileChange;
import dev.slipway.ui.table.Cells;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.words.Mark;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Files that a release changes. */
final class FileTable extends VBox {
    private final TableView<FileChange> table = Cells.table("Files that change");

    FileTable() {
        table.getColumns().add(Cells.pill("Change", 112, file -> new Mark(State.NEUTRAL, Words.word(file.kind()))));
        table.getColumns().add(Cells.text("File", FileTable::path, "mono"));
        table.getColumns().add(Cells.text("Lines", 104, FileTable::lines));
        table.setPlaceholder(new EmptyState(Feather.FILE, "No file changes", "Both releases have the same files."));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().add(table);
    }

    /** The file that is chosen. */
    Optional<FileChange> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    /** Calls this with each file that is chosen. */
    void onChosen(Consumer<FileChange> act) {
        table.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> chosen().ifPresent(act));
    }

    /** Chooses none. */
    void chooseNone() {
        table.getSelectionModel().clearSelection();
    }

    @Override
    public void requestFocus() {
        table.requestFocus();
    }

    /** Shows these files. */
    void show(List<FileChange> files) {
        table.getItems().setAll(files);
    }

    private static String path(FileChange file) {
        return file.oldPath().map(old -> old + " \u2192 ").orElse("") + file.path();
    }

    private static String lines(FileChange file) {
        return file.binary() ? "binary" : "+" + file.added() + " \u2212" + file.removed();
    }
}
