package dev.slipway.ui.history;

import dev.slipway.git.GraphView;
import dev.slipway.git.graph.Row;
import dev.slipway.release.Revision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/** Some rows of a history, shown by themselves: the lines to what lies between them are not. */
final class Picked {
    private final GraphView view;
    private final List<Integer> rows = new ArrayList<>();

    Picked(GraphView view) {
        this.view = view;
    }

    /** Adds these as far as they have rows, which come below those that are here. */
    void add(Collection<Revision> commits) {
        commits.stream()
                .map(view::rowOf)
                .flatMapToInt(OptionalInt::stream)
                .sorted()
                .forEach(rows::add);
    }

    int size() {
        return rows.size();
    }

    List<Row> rows(int first, int count) {
        return rows.subList(Math.min(first, rows.size()), (int) Math.min(rows.size(), (long) first + count)).stream()
                .flatMap(row -> view.revisions(row, 1).stream())
                .map(revision -> new Row(revision, 0, 0, List.of(), List.of(), List.of()))
                .toList();
    }

    OptionalInt rowOf(Revision revision) {
        int at = view.rowOf(revision).stream()
                .map(row -> Collections.binarySearch(rows, row))
                .findFirst()
                .orElse(-1);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }
}
