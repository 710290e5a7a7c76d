package dev.slipway.ui.review;

import dev.slipway.app.Work;
import dev.slipway.app.words.Words;
import dev.slipway.app.words.WorkText;
import dev.slipway.git.Commit;
import dev.slipway.release.ConventionalCommit;
import dev.slipway.release.MergedRequest;
import dev.slipway.ui.table.Cells;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.words.Mark;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Commits, newest first, taken apart by type and text; says whose they are, and when more are meant than are listed. */
final class CommitTable extends VBox {
    /** So many pull requests are named above the commits. */
    private static final int REQUESTS = 5;

    private final TableView<Commit> table = Cells.table("Commits, newest first");
    private final Label note = Labels.wrapping("", "text-muted", "review-note");

    CommitTable() {
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

    /** Shows the newest of this many commits, and whose they are. */
    void show(List<Commit> newest, int all, Work work) {
        table.getItems().setAll(newest);
        note.setVisible(!newest.isEmpty());
        String cut = all > newest.size()
                ? "The newest " + Words.number(newest.size()) + " of " + Words.count(all, "commit") + " are listed,"
                : Words.count(all, "commit");
        note.setText(cut + WorkText.by(work) + requests(work.requests()));
    }

    private static String requests(List<MergedRequest> requests) {
        return requests.isEmpty()
                ? ""
                : "\n" + Words.count(requests.size(), "pull request") + ": "
                        + Words.names(
                                requests.stream()
                                        .map(request -> request.reference() + " " + request.title())
                                        .toList(),
                                REQUESTS);
    }

    private static Optional<MergedRequest> merged(Commit commit) {
        return commit.parents().size() < 2 ? Optional.empty() : MergedRequest.of(commit.revision(), commit.message());
    }

    static Mark mark(Commit commit) {
        return merged(commit)
                .map(request -> new Mark(State.NEUTRAL, request.reference()))
                .orElseGet(() -> typed(commit));
    }

    private static Mark typed(Commit commit) {
        return ConventionalCommit.parse(commit.message())
                .map(parsed -> parsed.breaking()
                        ? new Mark(State.WAITING, parsed.type() + ", breaks")
                        : new Mark(State.NEUTRAL, parsed.type()))
                .orElseGet(() -> new Mark(State.NEUTRAL, "other"));
    }

    static String what(Commit commit) {
        return merged(commit)
                .map(MergedRequest::title)
                .or(() -> ConventionalCommit.parse(commit.message()).map(ConventionalCommit::description))
                .orElseGet(commit::subject);
    }
}
