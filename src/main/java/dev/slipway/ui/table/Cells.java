package dev.slipway.ui.table;

import dev.slipway.ui.widget.StatePill;
import dev.slipway.ui.widget.Timestamp;
import dev.slipway.ui.words.Mark;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Fills the columns of a table whose rows are records. */
public final class Cells {
    private static final double ROW = 36;
    private static final double REST = 420;
    private static final String NONE = "–";

    private Cells() {}

    /** An empty table whose columns are made here; the one without a width of its own takes what is left. */
    public static <R> TableView<R> table(String accessibleText) {
        TableView<R> table = new TableView<>();
        table.setFixedCellSize(ROW);
        table.setAccessibleText(accessibleText);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        return table;
    }

    /** A column of texts that takes what is left. */
    public static <R> TableColumn<R, R> text(String title, Function<R, String> text, String... styleClasses) {
        TableColumn<R, R> column = column(title);
        text(column, text, styleClasses);
        return column;
    }

    /** A column of texts of this width. */
    public static <R> TableColumn<R, R> text(
            String title, double width, Function<R, String> text, String... styleClasses) {
        return fixed(text(title, text, styleClasses), width);
    }

    /** A column of texts that gives room to the one that takes what is left, down to {@code least}. */
    public static <R> TableColumn<R, R> text(
            String title, double least, double most, Function<R, String> text, String... styleClasses) {
        TableColumn<R, R> column = text(title, text, styleClasses);
        column.setPrefWidth(most);
        column.setMinWidth(least);
        column.setMaxWidth(most);
        return column;
    }

    /** A column of pills of this width. */
    public static <R> TableColumn<R, R> pill(String title, double width, Function<R, Mark> mark) {
        TableColumn<R, R> column = fixed(column(title), width);
        pill(column, mark);
        return column;
    }

    private static <R> TableColumn<R, R> column(String title) {
        TableColumn<R, R> column = new TableColumn<>(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(REST);
        return column;
    }

    private static <R> TableColumn<R, R> fixed(TableColumn<R, R> column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        return column;
    }

    /** A text, in full when the pointer rests on it. */
    public static <R> void text(TableColumn<R, R> column, Function<R, String> text, String... styleClasses) {
        whole(column);
        column.setCellFactory(_ -> new TextCell<>(text, styleClasses));
    }

    /** A pill. */
    public static <R> void pill(TableColumn<R, R> column, Function<R, Mark> mark) {
        whole(column);
        column.setCellFactory(_ -> new PillCell<>(mark));
    }

    /** A time that moves on. */
    public static <R> void time(TableColumn<R, R> column, Function<R, Instant> at, ObservableValue<Instant> now) {
        timeIfAny(column, row -> Optional.of(at.apply(row)), now);
    }

    /** The same; a dash where there is none. */
    public static <R> void timeIfAny(
            TableColumn<R, R> column, Function<R, Optional<Instant>> at, ObservableValue<Instant> now) {
        whole(column);
        column.setCellFactory(_ -> new TimeCell<>(at, now));
    }

    private static <R> void whole(TableColumn<R, R> column) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    }

    private static final class TextCell<R> extends TableCell<R, R> {
        private final Function<R, String> text;
        private final Tooltip full = new Tooltip();

        TextCell(Function<R, String> text, String... styleClasses) {
            this.text = text;
            getStyleClass().addAll(styleClasses);
        }

        @Override
        protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setTooltip(null);
            } else {
                setText(text.apply(row));
                full.setText(getText());
                setTooltip(full);
            }
        }
    }

    private static final class PillCell<R> extends TableCell<R, R> {
        private final Function<R, Mark> mark;
        private final StatePill pill = new StatePill();

        PillCell(Function<R, Mark> mark) {
            this.mark = mark;
        }

        @Override
        protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
            } else {
                Mark shown = mark.apply(row);
                pill.show(shown.state(), shown.word());
                setAccessibleText(shown.word());
                setGraphic(pill);
            }
        }
    }

    private static final class TimeCell<R> extends TableCell<R, R> {
        private final Function<R, Optional<Instant>> at;
        private final Timestamp time;

        TimeCell(Function<R, Optional<Instant>> at, ObservableValue<Instant> now) {
            this.at = at;
            this.time = new Timestamp(Instant.EPOCH, now);
        }

        @Override
        protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            Optional<Instant> shown =
                    Optional.ofNullable(row).filter(_ -> !empty).flatMap(at);
            setText(empty || shown.isPresent() ? null : NONE);
            setGraphic(shown.isPresent() ? time : null);
            shown.ifPresent(time.atProperty()::set);
        }
    }
}
