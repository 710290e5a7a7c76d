package dev.slipway.ui.project;

import dev.slipway.app.Finding;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.widget.StatePill;
import dev.slipway.ui.words.Mark;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A finding: how bad, where, what, and what to do about it. */
final class FindingCell extends ListCell<Finding> {
    private final StatePill level = new StatePill();
    private final Label subject = Labels.of("", "mono", "finding-subject");
    private final Label message = Labels.wrapping("");
    private final Label remedy = Labels.wrapping("", "text-muted");
    private final HBox row;

    FindingCell() {
        remedy.managedProperty().bind(remedy.visibleProperty());
        VBox words = new VBox(4, message, remedy);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox pill = new HBox(level);
        pill.getStyleClass().add("finding-level");
        row = new HBox(16, pill, subject, words);
        row.getStyleClass().add("finding");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Finding finding, boolean empty) {
        super.updateItem(finding, empty);
        if (empty || finding == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Mark mark = mark(finding.level());
        level.show(mark.state(), mark.word());
        subject.setText(finding.subject());
        message.setText(finding.message());
        remedy.setText(finding.remedy());
        remedy.setVisible(!finding.remedy().isEmpty());
        setAccessibleText(mark.word() + ", " + finding.subject() + ": " + finding.message() + " " + finding.remedy());
        setGraphic(row);
    }

    private static Mark mark(Finding.Level level) {
        return switch (level) {
            case OK -> new Mark(State.GOOD, "in order");
            case WARNING -> new Mark(State.WAITING, "warning");
            case FAULT -> new Mark(State.FAILED, "fault");
        };
    }
}
