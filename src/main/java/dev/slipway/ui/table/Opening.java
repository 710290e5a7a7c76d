package dev.slipway.ui.table;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

/** Enter and a double click do the same with the selected row. */
public final class Opening {
    private Opening() {}

    /** Calls {@code open} with the selected row. */
    public static <R> void of(TableView<R> table, Consumer<R> open) {
        table.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                selected(table, open);
            }
        });
        table.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                selected(table, open);
            }
        });
    }

    private static <R> void selected(TableView<R> table, Consumer<R> open) {
        Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(open);
    }
}
