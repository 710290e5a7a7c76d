package dev.slipway.ui.board;

import dev.slipway.app.words.Said;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Verdict;
import dev.slipway.ui.widget.StatePill;
import dev.slipway.ui.widget.Timestamp;
import dev.slipway.ui.words.Mark;
import java.time.Instant;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A line about a deployment: how it ended, what it was, why, by whom and when. */
final class LatestCell extends ListCell<Latest> {
    private final StatePill verdict = new StatePill();
    private final Label title = label("latest-title");
    private final Label why = label("latest-why");
    private final Label by = label("latest-by");
    private final Timestamp time;
    private final HBox row;

    LatestCell(ObservableValue<Instant> now) {
        time = new Timestamp(Instant.EPOCH, now);
        time.getStyleClass().add("latest-time");
        HBox pill = new HBox(verdict);
        pill.getStyleClass().add("latest-kind");
        HBox.setHgrow(why, Priority.ALWAYS);
        row = new HBox(pill, title, why, by, time);
        row.getStyleClass().add("latest-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Latest item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        DeploymentState deployment = item.deployment();
        Mark mark = item.mark();
        verdict.show(mark.state(), mark.word());
        title.setText(Said.title(deployment.started()));
        why.setText(why(deployment));
        by.setText(deployment.started().by());
        time.atProperty().set(item.at());
        setAccessibleText(mark.word() + ": " + title.getText() + ", by " + by.getText() + ", " + why.getText());
        setGraphic(row);
    }

    /** What went wrong where something did, else what the person said. */
    private static String why(DeploymentState deployment) {
        return deployment
                .ended()
                .filter(end -> end.verdict() != Verdict.SUCCEEDED)
                .map(Event.Ended::reason)
                .filter(reason -> !reason.isBlank())
                .orElse(deployment.started().message());
    }

    /** A text that shows in full when the pointer rests on it while there is no room for all of it. */
    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        Tooltip full = new Tooltip();
        full.textProperty().bind(label.textProperty());
        label.textTruncatedProperty().subscribe(cut -> label.setTooltip(cut ? full : null));
        return label;
    }
}
