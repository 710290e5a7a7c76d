package dev.slipway.ui.table;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionModel;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

/** Enter and a double click do the same with the selected row. */
public final class Opening {
    private Opening() {}

    /** Calls {@code open} with the selected row. */
    public static <R> void of(TableView<R> table, Consumer<R> open) {
        of(table, table.getSelectionModel(), open);
    }

    /** Calls {@code open} with the selected line. */
    public static <R> void of(ListView<R> list, Consumer<R> open) {
        of(list, list.getSelectionModel(), open);
    }

    private static <R> void of(Control rows, SelectionModel<R> selection, Consumer<R> open) {
        Runnable openSelected =
                () -> Optional.ofNullable(selection.getSelectedItem()).ifPresent(open);
        rows.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                openSelected.run();
            }
        });
        rows.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                openSelected.run();
            }
        });
    }
}
