package dev.slipway.ui.table;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.TableView;
import javafx.scene.control.TableView.TableViewSelectionModel;

/** Brings a list that is shown up to date row by row, so that the place and the selection in it stay. */
public final class Rows {
    private Rows() {}

    /**
     * Rows that did not change stay the same objects.
     *
     * @param id tells which row is which
     */
    public static <R> void update(ObservableList<R> rows, List<R> now, Function<R, Object> id) {
        Set<Object> ids = now.stream().map(id).collect(Collectors.toSet());
        rows.removeIf(row -> !ids.contains(id.apply(row)));
        for (int i = 0; i < now.size(); i++) {
            R next = now.get(i);
            if (i == rows.size() || !id.apply(rows.get(i)).equals(id.apply(next))) {
                rows.add(i, next);
            } else if (!rows.get(i).equals(next)) {
                rows.set(i, next);
            }
        }
        rows.remove(now.size(), rows.size());
    }

    /**
     * Shows rows in a table, of which one may be chosen. The selected row is the chosen one, both ways, and it stays so when
     * records are replaced by newer ones of the same id: a table lets go of its selection then, for a moment or for good,
     * and nobody has wished that.
     *
     * @param id tells which row is which
     */
    public static <R> void show(
            TableView<R> table, ObservableList<R> rows, ObjectProperty<Optional<R>> chosen, Function<R, Object> id) {
        AtomicBoolean changing = new AtomicBoolean();
        Runnable select = () -> select(table, chosen.get().map(id), id);
        rows.addListener((ListChangeListener<R>) _ -> changing.set(true)); // it hears of a change before the table
        table.setItems(rows);
        rows.addListener((ListChangeListener<R>) _ -> {
            changing.set(false);
            select.run();
        });
        table.getSelectionModel().selectedItemProperty().subscribe((_, row) -> {
            if (!changing.get()) {
                chosen.set(Optional.ofNullable(row));
            }
        });
        chosen.subscribe(select);
    }

    private static <R> void select(TableView<R> table, Optional<Object> wanted, Function<R, Object> id) {
        TableViewSelectionModel<R> selection = table.getSelectionModel();
        wanted.flatMap(which -> table.getItems().stream()
                        .filter(row -> id.apply(row).equals(which))
                        .findFirst())
                .ifPresentOrElse(
                        row -> {
                            if (!row.equals(selection.getSelectedItem())) {
                                selection.clearAndSelect(table.getItems().indexOf(row));
                            }
                        },
                        selection::clearSelection);
    }
}
