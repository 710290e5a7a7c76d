package dev.slipway.ui.logs;

import java.util.StringJoiner;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/**
 * The list of logs on a canvas: only the rows that are seen are read and painted. A screen reader finds them as the text of this
 * node, with the row that keys are at as its selection.
 */
final class LogList extends Region {
    private final LogLines lines;
    private final LogsInk ink = new LogsInk(this::requestLayout);
    private final Canvas canvas = new Canvas();
    private final ListPainter painter = new ListPainter(ink, canvas.getGraphicsContext2D());
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private boolean placing;

    LogList(LogLines lines, ListActs acts) {
        this.lines = lines;
        getStyleClass().add("logs-list");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText("Log records");
        down.setOrientation(Orientation.VERTICAL);
        down.setAccessibleText("Place among the records");
        getChildren().addAll(ink, canvas, down, across);
        down.valueProperty().addListener((_, _, place) -> {
            if (!placing) {
                lines.jump(place.doubleValue());
            }
        });
        across.valueProperty().addListener(_ -> requestLayout());
        addEventHandler(ScrollEvent.SCROLL, event -> {
            shift(-event.getDeltaX());
            if (event.getDeltaY() != 0) {
                lines.scroll(-event.getDeltaY());
            }
        });
        new ListPointer(lines, this::column, canvas);
        canvas.addEventFilter(javafx.scene.input.MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        ListKeys keys = new ListKeys(lines, acts, columns -> shift(columns * ink.advance()));
        addEventHandler(KeyEvent.KEY_PRESSED, keys::press);
        focusedProperty().addListener(_ -> requestLayout());
    }

    /** Shows what has changed. */
    void refresh() {
        int cursor = lines.cursor();
        setAccessibleText(cursor < 0 ? "Log records" : lines.laid(cursor).spoken());
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double bar = snapSizeX(down.prefWidth(-1));
        double width = getWidth() - bar;
        double height = getHeight() - (across.isVisible() ? bar : 0);
        int columns = (int) ((width - ListPainter.GUTTER - bar) / ink.advance());
        lines.resize(Math.max(40, columns), height);
        canvas.setWidth(width);
        canvas.setHeight(height);
        place(height);
        down.resizeRelocate(width, 0, bar, height);
        across.resizeRelocate(0, height, width, bar);
        int widest = painter.paint(lines, width, height, across.getValue(), isFocused());
        wide(ListPainter.GUTTER + (widest + 2) * ink.advance(), width);
    }

    /** The scroll bar tells places among all rows, however high each of them is. */
    private void place(double height) {
        double last = lines.listing().last();
        double seen = Math.max(1, height / LaidRow.LINE);
        placing = true;
        down.setMax(Math.max(last, 0));
        down.setVisibleAmount(Math.max(last * seen / (last + seen), last / 40));
        down.setUnitIncrement(1);
        down.setBlockIncrement(Math.max(1, seen - 1));
        down.setValue(Math.min(lines.listing().position(), last));
        down.setVisible(last > 0);
        placing = false;
    }

    private void wide(double content, double view) {
        boolean wanted = !lines.wrapped() && content > view;
        across.setMax(Math.max(across.getValue(), Math.max(0, content - view)));
        across.setVisibleAmount(across.getMax() * view / Math.max(content, view));
        across.setBlockIncrement(view);
        if (lines.wrapped()) {
            across.setValue(0);
        }
        if (across.isVisible() != (wanted || across.getValue() > 0)) {
            across.setVisible(!across.isVisible());
            requestLayout();
        }
    }

    private void shift(double by) {
        across.setValue(Math.clamp(across.getValue() + by, 0, Math.max(0, across.getMax())));
    }

    private int column(double x) {
        return (int) Math.max(0, Math.round((x + across.getValue() - ListPainter.GUTTER) / ink.advance()));
    }

    /** The rows that are seen, a line each, and where the one that keys are at begins and ends in them. */
    private Seen seen() {
        StringJoiner text = new StringJoiner("\n");
        int cursor = lines.cursor();
        int from = 0;
        int to = 0;
        int last = lines.listing().at(Double.MAX_VALUE);
        for (int place = lines.listing().top(); place <= last; place++) {
            String spoken = lines.laid(place).spoken();
            if (place == cursor) {
                from = text.length() == 0 ? 0 : text.length() + 1;
                to = from + spoken.length();
            }
            text.add(spoken);
        }
        return new Seen(text.toString(), from, to);
    }

    private record Seen(String text, int from, int to) {}

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> seen().text();
            case EDITABLE -> false;
            case SELECTION_START -> seen().from();
            case SELECTION_END, CARET_OFFSET -> seen().to();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
