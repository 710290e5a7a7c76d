package dev.slipway.ui.logs;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/**
 * What the pointer does in the list: it selects rows, with Alt a block of columns, and opens records. Dragged beyond an edge it
 * moves the list.
 */
final class ListPointer {
    private static final Duration STEP = Duration.millis(40);

    private final LogLines lines;
    private final Columns columns;
    private final Timeline pulling = new Timeline(new KeyFrame(STEP, _ -> pull()));
    private int begun;
    private double x;
    private double y;
    private double height;
    private boolean block;

    /** Which column is at this place from the left. */
    interface Columns {
        int at(double x);
    }

    ListPointer(LogLines lines, Columns columns, Node canvas) {
        this.lines = lines;
        this.columns = columns;
        pulling.setCycleCount(Animation.INDEFINITE);
        canvas.setOnMousePressed(event -> press(event, canvas.getLayoutBounds().getHeight()));
        canvas.setOnMouseDragged(this::drag);
        canvas.setOnMouseReleased(_ -> pulling.stop());
    }

    private void press(MouseEvent event, double viewHeight) {
        height = viewHeight;
        int place = lines.listing().at(event.getY());
        if (event.getButton() != MouseButton.PRIMARY || place < 0) {
            return;
        }
        begun = columns.at(event.getX());
        block = event.isAltDown();
        if (event.isShiftDown()) {
            lines.go(place, true);
        } else {
            lines.pick(Optional.of(Picked.row(lines.rows().row(place).id())));
        }
        boolean sign = event.getX() < ListPainter.GUTTER && lines.laid(place).more() > 0;
        boolean fold = lines.laid(place).more() > 0
                && !lines.laid(place).open()
                && begun >= lines.laid(place).lines().getLast().width() - FOLD_WORDS;
        if (!event.isShiftDown() && (sign || fold || event.getClickCount() == 2)) {
            lines.toggle(place);
        }
    }

    /** How many columns "▸ 14 lines" takes at the end of a row. */
    private static final int FOLD_WORDS = 10;

    private void drag(MouseEvent event) {
        x = event.getX();
        y = event.getY();
        if (y < 0 || y > height) {
            pulling.play();
        } else {
            pulling.stop();
            reach(lines.listing().at(y));
        }
    }

    private void pull() {
        double beyond = y < 0 ? y : y - height;
        lines.scroll(Math.clamp(beyond, -8 * LaidRow.LINE, 8 * LaidRow.LINE));
        reach(lines.listing().at(Math.clamp(y, 0, Math.max(0, height - 1))));
    }

    private void reach(int place) {
        if (place >= 0) {
            long id = lines.rows().row(place).id();
            lines.pick(lines.picked()
                    .map(now -> block ? now.block(id, begun, columns.at(x)) : now.to(id))
                    .or(() -> Optional.of(Picked.row(id))));
        }
    }
}
