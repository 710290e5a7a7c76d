package dev.slipway.ui.table;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.application.Platform;
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

    /** Keeps a row selected when its record is replaced by a newer one of the same id; a table itself lets go of it. */
    public static <R> void keepSelection(TableView<R> table, Function<R, Object> id) {
        TableViewSelectionModel<R> selection = table.getSelectionModel();
        selection.selectedItemProperty().addListener((_, before, now) -> {
            if (before != null && now == null) {
                table.getItems().stream()
                        .filter(row -> id.apply(row).equals(id.apply(before)) && !row.equals(before))
                        .findFirst()
                        .ifPresent(row -> Platform.runLater(() -> selection.select(row)));
            }
        });
    }
}
