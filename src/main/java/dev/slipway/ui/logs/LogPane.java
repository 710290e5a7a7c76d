package dev.slipway.ui.logs;

import dev.slipway.logs.LogName;
import dev.slipway.logs.Rows;
import dev.slipway.logs.format.Level;
import dev.slipway.ui.logs.Picked.Places;
import dev.slipway.ui.widget.CopyButton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/** Records of logs as a list on a canvas: only the rows that can be seen are read and drawn. */
final class LogPane extends Region {
    private final LogsInk ink = new LogsInk(this::requestLayout);
    private final Canvas canvas = new Canvas();
    private final RowPainter painter = new RowPainter(ink, canvas.getGraphicsContext2D());
    private final ScrollBar down = new ScrollBar();
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyIntegerWrapper below = new ReadOnlyIntegerWrapper();
    private final LogLines lines;
    private boolean moving;

    LogPane(ZoneId zone, Rows none) {
        lines = new LogLines(zone, none, this::changed);
        getStyleClass().add("logs-pane");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText("Records of logs, the newest last");
        down.setOrientation(Orientation.VERTICAL);
        getChildren().addAll(ink, canvas, down);
        down.valueProperty().addListener((_, _, value) -> {
            if (!moving) {
                lines.scrollTo(value.doubleValue());
            }
        });
        addEventHandler(ScrollEvent.SCROLL, event -> lines.scroll(-event.getDeltaY()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty().addListener(_ -> requestLayout());
        canvas.setOnMousePressed(event -> {
            requestFocus();
            press(event);
        });
        canvas.setOnMouseDragged(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                lines.go(drawnAt(event), true);
            }
        });
    }

    /** Whose rows come. */
    void expect(List<LogName> logs) {
        lines.expect(logs);
    }

    void show(Rows rows) {
        lines.show(rows);
    }

    void follow(boolean wanted) {
        lines.follow(wanted);
    }

    /** Shows what was written then. */
    void jump(Instant time) {
        lines.jump(time);
    }

    /** Whether the end stays in sight. */
    ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /** How many rows have come below those that were seen. */
    ReadOnlyIntegerProperty belowProperty() {
        return below.getReadOnlyProperty();
    }

    /** Goes to the next error, or to the one before. */
    void stepToError(boolean forward) {
        lines.step(forward, Level.ERROR);
    }

    /** What is selected, as it is copied; empty where nothing is. */
    String selected() {
        return lines.selected();
    }

    LogLines lines() {
        return lines;
    }

    @Override
    protected void layoutChildren() {
        double bar = snapSizeX(down.prefWidth(-1));
        double width = Math.max(0, getWidth() - bar);
        canvas.setWidth(width);
        canvas.setHeight(getHeight());
        down.resizeRelocate(width, 0, bar, getHeight());
        lines.resize(
                (int) Math.max(1, (width - 2 * RowPainter.INSET) / Math.max(1, ink.advance())), canvas.getHeight());
        range();
        draw();
    }

    /** By place, since the height of rows that nobody has seen is not known. */
    private void range() {
        Listing listing = lines.listing();
        moving = true;
        double last = listing.last();
        down.setMax(last);
        down.setVisibleAmount(
                last <= 0
                        ? 1
                        : Math.max(last / 20, last * lines.page() / lines.rows().size()));
        down.setBlockIncrement(lines.page());
        down.setUnitIncrement(1);
        down.setValue(Math.clamp(listing.position(), 0, last));
        down.setVisible(last > 0);
        moving = false;
    }

    private void draw() {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Optional<Places> selected = lines.places();
        int cursor = isFocused() ? lines.cursor() : -1;
        double top = -lines.listing().hidden();
        for (int place = lines.listing().top(); place < lines.rows().size() && top < getHeight(); place++) {
            LaidRow row = lines.laid(place);
            int at = place;
            painter.draw(
                    row,
                    Math.rint(top),
                    canvas.getWidth(),
                    new RowPainter.Dress(
                            selected.filter(places -> places.contains(at)).isPresent(), place == cursor));
            top += row.height();
        }
    }

    private void changed() {
        following.set(lines.listing().following());
        below.set(lines.listing().below());
        requestLayout();
    }

    /** A row among those that are drawn. */
    private int drawnAt(MouseEvent event) {
        return lines.listing().at(Math.clamp(event.getY(), 0, Math.max(0, getHeight() - 1)));
    }

    private void press(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && lines.rows().size() > 0) {
            int place = drawnAt(event);
            lines.go(place, event.isShiftDown());
            tell();
            if (event.getClickCount() == 2) {
                lines.toggle(place);
            }
        }
    }

    private void key(KeyEvent event) {
        if (event.isAltDown()) {
            return;
        }
        if (event.isShortcutDown()) {
            shortcut(event);
            return;
        }
        boolean shift = event.isShiftDown();
        switch (event.getCode()) {
            case UP -> lines.move(-1, shift);
            case DOWN -> lines.move(1, shift);
            case PAGE_UP -> lines.move(-lines.page(), shift);
            case PAGE_DOWN -> lines.move(lines.page(), shift);
            case HOME -> lines.go(0, shift);
            case END -> end(shift);
            case ENTER -> lines.toggle(lines.cursor());
            case N -> stepToError(!shift);
            default -> {
                return;
            }
        }
        event.consume();
        tell();
    }

    private void end(boolean extending) {
        lines.go(lines.rows().size() - 1, extending);
        lines.follow(true);
    }

    private void shortcut(KeyEvent event) {
        switch (event.getCode()) {
            case A -> lines.pickAll();
            case C -> CopyButton.copy(selected());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void tell() {
        int cursor = lines.cursor();
        if (cursor >= 0) {
            setAccessibleText(lines.laid(cursor).spoken());
        }
    }
}
