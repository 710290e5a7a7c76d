package dev.slipway.ui.shell;

import dev.slipway.ui.action.Action;
import dev.slipway.ui.action.Actions;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.KeyHint;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every command, found by a few letters of its title: arrows choose, Enter runs. */
public final class Palette extends VBox {
    private static final double ROW = 36;
    private static final int ROWS = 9;
    private static final int ROWS_OF_NOTHING = 4;
    private static final double PADDING = 18;

    private final TextField query = new TextField();
    private final ListView<Action> found = new ListView<>();
    private final Actions actions;
    private final Runnable close;

    /** @param close puts the palette away, before the chosen command runs */
    public Palette(Actions actions, Runnable close) {
        this.actions = actions;
        this.close = close;
        getStyleClass().add("palette");
        query.setPromptText("Search or run a command");
        query.setAccessibleText("Search or run a command");
        query.textProperty().subscribe(this::search);
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        found.setFixedCellSize(ROW);
        found.setFocusTraversable(false);
        found.setCellFactory(_ -> new Row());
        found.setOnMouseClicked(_ -> runSelected());
        found.setPlaceholder(new EmptyState(Feather.SEARCH, "No command is called that.", "Try fewer letters."));
        getChildren().addAll(query, found);
    }

    private void search(String text) {
        found.getItems().setAll(actions.matching(text));
        int rows = found.getItems().isEmpty()
                ? ROWS_OF_NOTHING
                : Math.min(ROWS, found.getItems().size());
        found.setPrefHeight(rows * ROW + PADDING);
        found.getSelectionModel().selectFirst();
        found.scrollTo(0);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> select(1, event);
            case UP -> select(-1, event);
            case PAGE_DOWN -> select(ROWS, event);
            case PAGE_UP -> select(-ROWS, event);
            case ENTER -> {
                event.consume();
                runSelected();
            }
            default -> {}
        }
    }

    private void select(int by, KeyEvent event) {
        event.consume();
        int last = found.getItems().size() - 1;
        int at = Math.clamp(found.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, last));
        found.getSelectionModel().select(at);
        found.scrollTo(Math.max(0, at - ROWS + 1));
    }

    private void runSelected() {
        Action chosen = found.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.enabled()) {
            close.run();
            chosen.start();
        }
    }

    private static final class Row extends ListCell<Action> {
        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            setGraphic(action == null ? null : line(action));
            setAccessibleText(action == null ? null : action.title());
        }

        private static HBox line(Action action) {
            Label why = new Label(action.whyDisabled().getValue());
            why.getStyleClass().add("palette-why");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            Label title = new Label(action.title());
            title.setMinWidth(USE_PREF_SIZE);
            title.setDisable(!action.enabled());
            HBox line = new HBox(new FontIcon(action.icon()), title, gap, why);
            line.getStyleClass().add("palette-row");
            action.shortcut().map(KeyHint::new).ifPresent(line.getChildren()::add);
            return line;
        }
    }
}
