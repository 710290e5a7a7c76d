package dev.slipway.ui.deployment;

import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.widget.StatePill;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/**
 * A phase on a host. What its steps said shows under it while the pointer rests on it or the keys have led to it.
 */
final class PhaseBox extends HBox {
    private final String place;
    private final Tooltip said = new Tooltip();

    /** @param place the host and the phase, for those who cannot see where it stands */
    PhaseBox(String place) {
        this.place = place;
        getStyleClass().addAll("phase-cell", "lined");
        setAccessibleRole(AccessibleRole.TEXT);
        Tooltip.install(this, said);
        focusVisibleProperty().subscribe(this::showSaid);
    }

    /** Shows how far the phase is now. */
    void show(Cell cell) {
        setAccessibleText(place + ": " + cell.spoken());
        said.setText(cell.spoken());
        if (!hasPill(cell)) {
            getChildren().setAll(Labels.of(cell.text(), "text-muted"));
        } else if (getChildren().size() == 1 && getChildren().getFirst() instanceof StatePill pill) {
            pill.show(state(cell.kind()), cell.text());
        } else {
            getChildren().setAll(new StatePill(state(cell.kind()), cell.text()));
        }
    }

    private void showSaid(boolean reached) {
        if (reached) {
            Bounds here = localToScreen(getLayoutBounds());
            said.show(this, here.getMinX(), here.getMaxY());
        } else {
            said.hide();
        }
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
}
