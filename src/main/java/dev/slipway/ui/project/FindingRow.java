package dev.slipway.ui.project;

import dev.slipway.app.Finding;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.widget.StatePill;
import dev.slipway.ui.words.Mark;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A finding: how bad, where, what, and what to do about it; as high as its words are when they wrap. */
public final class FindingRow extends HBox {
    public FindingRow(Finding finding) {
        Mark mark = mark(finding.level());
        StatePill pill = new StatePill();
        pill.show(mark.state(), mark.word());
        HBox level = new HBox(pill);
        level.getStyleClass().add("finding-level");
        Label remedy = Labels.wrapping(finding.remedy(), "text-muted");
        remedy.setVisible(!finding.remedy().isEmpty());
        remedy.setManaged(remedy.isVisible());
        VBox words = new VBox(4, Labels.wrapping(finding.message()), remedy);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(level, Labels.of(finding.subject(), "mono", "finding-subject"), words);
        getStyleClass().add("finding");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(mark.word() + ", " + finding.subject() + ": " + finding.message() + " " + finding.remedy());
    }

    private static Mark mark(Finding.Level level) {
        return switch (level) {
            case OK -> new Mark(State.GOOD, "in order");
            case WARNING -> new Mark(State.WAITING, "warning");
            case FAULT -> new Mark(State.FAILED, "fault");
        };
    }
}
