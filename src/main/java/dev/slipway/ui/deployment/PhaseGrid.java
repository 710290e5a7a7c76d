package dev.slipway.ui.deployment;

import dev.slipway.ui.widget.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Hosts by phases, with times and states. Cells that did not change stay as they are. Tab leads to one cell, the arrows
 * from there to the others.
 */
public final class PhaseGrid extends GridPane {
    private static final double HOST_WIDTH = 150;
    private static final double PHASE_WIDTH = 78;

    private List<PhaseTable.Column> columns = List.of();
    private List<PhaseTable.Row> rows = List.of();
    private final List<Line> lines = new ArrayList<>();

    /** What stands in a row: the host, then its phases. */
    private record Line(HBox host, List<PhaseBox> phases) {}

    public PhaseGrid() {
        getStyleClass().add("phase-grid");
        setAccessibleText("Hosts by phases");
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Shows a table; its shape stays as long as hosts and phases do. */
    void show(PhaseTable table) {
        boolean sameShape =
                table.columns().equals(columns) && hosts(table.rows()).equals(hosts(rows));
        if (!sameShape) {
            build(table);
        }
        for (int row = 0; row < table.rows().size(); row++) {
            fill(lines.get(row), table.rows().get(row), sameShape ? rows.get(row) : null);
        }
        rows = table.rows();
    }

    private static List<String> hosts(List<PhaseTable.Row> rows) {
        return rows.stream().map(PhaseTable.Row::host).toList();
    }

    private void build(PhaseTable table) {
        columns = table.columns();
        lines.clear();
        getChildren().clear();
        getColumnConstraints().clear();
        ColumnConstraints hosts = new ColumnConstraints();
        hosts.setMinWidth(HOST_WIDTH);
        getColumnConstraints().add(hosts);
        add(cell(Labels.of("Host", "phase-title"), "phase-cell", "first"), 0, 0);
        for (int column = 0; column < columns.size(); column++) {
            getColumnConstraints().add(phase());
            add(cell(Labels.of(columns.get(column).title(), "phase-title"), "phase-cell"), column + 1, 0);
        }
        table.rows().forEach(this::addLine);
        lines.stream()
                .flatMap(line -> line.phases().stream())
                .findFirst()
                .ifPresent(first -> first.setFocusTraversable(true));
    }

    private void addLine(PhaseTable.Row row) {
        HBox host = cell(host(row), "phase-cell", "first", "lined");
        host.getChildren().add(batch(row));
        List<PhaseBox> phases = columns.stream()
                .map(column -> new PhaseBox(row.host() + ", " + column.title()))
                .toList();
        lines.add(new Line(host, phases));
        add(host, 0, lines.size());
        for (int column = 0; column < phases.size(); column++) {
            add(phases.get(column), column + 1, lines.size());
        }
    }

    private static void fill(Line line, PhaseTable.Row row, PhaseTable.@Nullable Row before) {
        if (before == null || before.active() != row.active()) {
            mark(line.host(), row.active());
            line.phases().forEach(cell -> mark(cell, row.active()));
        }
        for (int column = 0; column < line.phases().size(); column++) {
            Cell now = row.cells().get(column);
            if (before == null || !before.cells().get(column).equals(now)) {
                line.phases().get(column).show(now);
            }
        }
    }

    private static void mark(HBox cell, boolean active) {
        cell.getStyleClass().remove("active");
        if (active) {
            cell.getStyleClass().add("active");
        }
    }

    private void key(KeyEvent event) {
        if (event.getTarget() instanceof PhaseBox from && !event.isAltDown()) {
            switch (event.getCode()) {
                case UP -> go(from, TraversalDirection.UP, 0, -1, event);
                case DOWN -> go(from, TraversalDirection.DOWN, 0, 1, event);
                case LEFT -> go(from, TraversalDirection.LEFT, -1, 0, event);
                case RIGHT -> go(from, TraversalDirection.RIGHT, 1, 0, event);
                default -> {}
            }
        }
    }

    private void go(PhaseBox from, TraversalDirection direction, int across, int down, KeyEvent event) {
        event.consume();
        phase(getColumnIndex(from) + across, getRowIndex(from) + down).ifPresent(next -> {
            next.setFocusTraversable(true);
            from.requestFocusTraversal(direction);
            from.setFocusTraversable(false);
        });
    }

    private Optional<PhaseBox> phase(int column, int row) {
        return getChildren().stream()
                .filter(child -> getColumnIndex(child) == column && getRowIndex(child) == row)
                .filter(PhaseBox.class::isInstance)
                .map(PhaseBox.class::cast)
                .findFirst();
    }

    private static Label host(PhaseTable.Row row) {
        Label name = Labels.of(row.host(), "mono");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setTooltip(new Tooltip(row.host()));
        return name;
    }

    private static Label batch(PhaseTable.Row row) {
        Label mark = Labels.of(row.batch() == 0 ? "" : "batch " + row.batch(), "batch-mark");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        return mark;
    }

    private static HBox cell(Label label, String... styleClasses) {
        HBox cell = new HBox(label);
        cell.getStyleClass().addAll(styleClasses);
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
