package dev.slipway.ui.logs;

import java.util.Optional;
import javafx.scene.input.KeyEvent;

/** What keys do in the list. */
final class ListKeys {
    private static final int SIDE_STEP = 8;

    private final LogLines lines;
    private final ListActs acts;
    private final Sideways sideways;

    /** Moves the list sideways by so many columns. */
    interface Sideways {
        void shift(int columns);
    }

    ListKeys(LogLines lines, ListActs acts, Sideways sideways) {
        this.lines = lines;
        this.acts = acts;
        this.sideways = sideways;
    }

    void press(KeyEvent event) {
        if (event.isShortcutDown()
                ? pressWithShortcut(event)
                : event.isAltDown() ? pressWithAlt(event) : plain(event)) {
            event.consume();
        }
    }

    private boolean plain(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> step(-1, event);
            case DOWN -> step(1, event);
            case PAGE_UP -> step(-lines.page(), event);
            case PAGE_DOWN -> step(lines.page(), event);
            case HOME -> lines.go(0, event.isShiftDown());
            case END -> end(event);
            case LEFT -> sideways.shift(-SIDE_STEP);
            case RIGHT -> sideways.shift(SIDE_STEP);
            case ENTER -> lines.toggle(lines.cursor());
            case B -> acts.bookmark();
            case N -> acts.goToError(!event.isShiftDown());
            case F3 -> acts.goToHit(!event.isShiftDown());
            case A -> acts.context();
            case W -> lines.wrap(!lines.wrapped());
            case SLASH -> acts.find();
            case ESCAPE -> acts.clear();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean pressWithShortcut(KeyEvent event) {
        switch (event.getCode()) {
            case A -> selectAll();
            case C -> acts.copy(event.isShiftDown());
            case F -> acts.find();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean pressWithAlt(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> acts.goToBookmark(false);
            case DOWN -> acts.goToBookmark(true);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** From where the selection is; into the list at its last row that is seen. */
    private void step(int by, KeyEvent event) {
        int from = lines.cursor() < 0 ? lines.listing().at(Double.MAX_VALUE) - Math.max(0, by) : lines.cursor();
        lines.go(Math.max(0, from + by), event.isShiftDown());
    }

    private void end(KeyEvent event) {
        lines.go(lines.rows().size() - 1, event.isShiftDown());
        lines.follow(true);
    }

    private void selectAll() {
        int last = lines.rows().size() - 1;
        if (last >= 0) {
            lines.pick(Optional.of(Picked.row(lines.rows().row(0).id())
                    .to(lines.rows().row(last).id())));
        }
    }
}
