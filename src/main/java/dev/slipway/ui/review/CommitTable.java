package dev.slipway.ui.review;

import dev.slipway.app.words.Words;
import dev.slipway.git.Commit;
import dev.slipway.release.ConventionalCommit;
import dev.slipway.ui.table.Cells;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.words.Mark;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Commits, newest first, taken apart by type and text; says when more are meant than are listed. */
public final class CommitTable extends VBox {
    private final TableView<Commit> table = Cells.table("Commits, newest first");
    private final Label note = Labels.wrapping("", "text-muted", "review-note");

    /** An empty one, for FXML. */
    public CommitTable() {
        table.getColumns()
                .add(Cells.text("Commit", 84, commit -> commit.revision().abbreviated(), "mono"));
        table.getColumns().add(Cells.pill("Type", 110, CommitTable::mark));
        table.getColumns().add(Cells.text("What", CommitTable::what));
        table.getColumns()
                .add(Cells.text("Who", 84, 150, commit -> commit.author().name(), "text-muted"));
        table.setPlaceholder(
                new EmptyState(Feather.GIT_COMMIT, "No commit comes", "The release has no commit that is not live."));
        VBox.setVgrow(table, Priority.ALWAYS);
        note.managedProperty().bind(note.visibleProperty());
        getChildren().addAll(note, table);
    }

    /** Shows the newest of this many commits. */
    void show(List<Commit> newest, int all) {
        table.getItems().setAll(newest);
        note.setVisible(all > newest.size());
        note.setText(
                "The newest " + Words.number(newest.size()) + " of " + Words.count(all, "commit") + " are listed.");
    }

    static Mark mark(Commit commit) {
        return ConventionalCommit.parse(commit.message())
                .map(parsed -> parsed.breaking()
                        ? new Mark(State.WAITING, parsed.type() + ", breaks")
                        : new Mark(State.NEUTRAL, parsed.type()))
                .orElseGet(() -> new Mark(State.NEUTRAL, "other"));
    }

    static String what(Commit commit) {
        return ConventionalCommit.parse(commit.message())
                .map(ConventionalCommit::description)
                .orElseGet(commit::subject);
    }
}
