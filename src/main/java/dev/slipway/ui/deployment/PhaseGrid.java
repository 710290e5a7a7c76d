package dev.slipway.ui.deployment;

import dev.slipway.ui.widget.State;
import dev.slipway.ui.widget.StatePill;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Hosts by phases, with times and states. Cells that did not change stay as they are. */
public final class PhaseGrid extends GridPane {
    private static final double HOST_WIDTH = 150;
    private static final double PHASE_WIDTH = 78;

    private List<PhaseTable.Column> columns = List.of();
    private List<PhaseTable.Row> rows = List.of();
    private final List<List<HBox>> cells = new ArrayList<>();

    public PhaseGrid() {
        getStyleClass().add("phase-grid");
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setAccessibleText("Hosts by phases");
    }

    /** Shows a table; its shape stays as long as hosts and phases do. */
    void show(PhaseTable table) {
        boolean sameShape =
                table.columns().equals(columns) && hosts(table.rows()).equals(hosts(rows));
        if (!sameShape) {
            build(table);
        }
        for (int row = 0; row < table.rows().size(); row++) {
            fill(row, table.rows().get(row), sameShape ? rows.get(row) : null);
        }
        rows = table.rows();
    }

    private static List<String> hosts(List<PhaseTable.Row> rows) {
        return rows.stream().map(PhaseTable.Row::host).toList();
    }

    private void build(PhaseTable table) {
        columns = table.columns();
        cells.clear();
        getChildren().clear();
        getColumnConstraints().clear();
        ColumnConstraints hosts = new ColumnConstraints();
        hosts.setMinWidth(HOST_WIDTH);
        getColumnConstraints().add(hosts);
        add(title("Host", true), 0, 0);
        for (int column = 0; column < columns.size(); column++) {
            getColumnConstraints().add(phase());
            add(title(columns.get(column).title(), false), column + 1, 0);
        }
        for (int row = 0; row < table.rows().size(); row++) {
            List<HBox> line = new ArrayList<>();
            for (int column = 0; column <= columns.size(); column++) {
                HBox cell = cell(column == 0);
                cell.getStyleClass().add("lined");
                line.add(cell);
                add(cell, column, row + 1);
            }
            cells.add(line);
        }
    }

    private void fill(int index, PhaseTable.Row row, PhaseTable.@Nullable Row before) {
        List<HBox> line = cells.get(index);
        if (before == null || before.active() != row.active()) {
            line.forEach(cell -> mark(cell, row.active()));
        }
        if (before == null) {
            line.getFirst().getChildren().setAll(host(row), batch(row));
        }
        for (int column = 0; column < columns.size(); column++) {
            Cell now = row.cells().get(column);
            if (before == null || !before.cells().get(column).equals(now)) {
                show(
                        line.get(column + 1),
                        now,
                        row.host() + ", " + columns.get(column).title());
            }
        }
    }

    private static void show(HBox box, Cell cell, String place) {
        box.setAccessibleText(place + ": " + cell.spoken());
        if (box.getChildren().size() == 1 && box.getChildren().getFirst() instanceof StatePill pill && hasPill(cell)) {
            pill.show(state(cell.kind()), cell.text());
            tip(pill, cell);
        } else {
            box.getChildren().setAll(hasPill(cell) ? pill(cell) : plain(cell));
        }
    }

    private static StatePill pill(Cell cell) {
        StatePill pill = new StatePill(state(cell.kind()), cell.text());
        tip(pill, cell);
        return pill;
    }

    private static void tip(StatePill pill, Cell cell) {
        pill.setTooltip(new Tooltip(cell.spoken()));
    }

    private static Label plain(Cell cell) {
        Label label = new Label(cell.text());
        label.getStyleClass().add("text-muted");
        return label;
    }

    private static boolean hasPill(Cell cell) {
        return cell.kind() != Cell.Kind.NOT_YET && cell.kind() != Cell.Kind.SKIPPED;
    }

    private static State state(Cell.Kind kind) {
        return switch (kind) {
            case NOT_YET, SKIPPED -> State.NEUTRAL;
            case RUNNING -> State.RUNNING;
            case DONE -> State.GOOD;
            case FAILED -> State.FAILED;
            case UNKNOWN -> State.WAITING;
        };
    }

    private static void mark(HBox cell, boolean active) {
        cell.getStyleClass().remove("active");
        if (active) {
            cell.getStyleClass().add("active");
        }
    }

    private static Node host(PhaseTable.Row row) {
        Label name = new Label(row.host());
        name.getStyleClass().add("mono");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setTooltip(new Tooltip(row.host()));
        return name;
    }

    private static Node batch(PhaseTable.Row row) {
        Label mark = new Label(row.batch() == 0 ? "" : "batch " + row.batch());
        mark.getStyleClass().add("batch-mark");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        return mark;
    }

    private static HBox title(String text, boolean first) {
        Label label = new Label(text);
        label.getStyleClass().add("phase-title");
        HBox cell = cell(first);
        cell.getChildren().add(label);
        return cell;
    }

    private static HBox cell(boolean first) {
        HBox cell = new HBox();
        cell.getStyleClass().add("phase-cell");
        if (first) {
            cell.getStyleClass().add("first");
        }
        return cell;
    }

    private static ColumnConstraints phase() {
        ColumnConstraints constraints = new ColumnConstraints();
        constraints.setMinWidth(PHASE_WIDTH);
        constraints.setPrefWidth(PHASE_WIDTH);
        constraints.setHgrow(Priority.ALWAYS);
        return constraints;
    }
}
