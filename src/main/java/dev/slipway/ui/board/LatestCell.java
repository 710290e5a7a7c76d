package dev.slipway.ui.board;

import dev.slipway.app.Board;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.widget.StatePill;
import dev.slipway.ui.widget.Timestamp;
import dev.slipway.ui.words.Mark;
import java.time.Instant;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A line about something that happened. */
final class LatestCell extends ListCell<Board.Happening> {
    private final StatePill kind = new StatePill();
    private final Label text = new Label();
    private final Timestamp time;
    private final HBox row;

    LatestCell(ObservableValue<Instant> now) {
        time = new Timestamp(Instant.EPOCH, now);
        time.setMinWidth(USE_PREF_SIZE);
        HBox pill = new HBox(kind);
        pill.getStyleClass().add("latest-kind");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        row = new HBox(pill, text, time);
        row.getStyleClass().add("latest-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Board.@Nullable Happening item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        Mark mark = item.verdict().map(Mark::of).orElseGet(() -> new Mark(state(item.kind()), item.kind()));
        kind.show(mark.state(), mark.word());
        text.setText(item.text());
        time.atProperty().set(item.at());
        setAccessibleText(mark.word() + ": " + item.text());
        setGraphic(row);
    }

    private static State state(String kind) {
        return kind.toLowerCase(Locale.ROOT).startsWith("tag") ? State.RELEASE : State.NEUTRAL;
    }
}
