package dev.slipway.ui.history;

import java.time.Instant;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/** The commit graph as a list on a canvas: only the rows that can be seen are asked for and drawn. */
final class GraphPane extends Region {
    private static final int SCREENS_AHEAD = 4;

    private final Source source;
    private final ObservableValue<Instant> now;
    private final GraphInk ink = new GraphInk(this::requestLayout);
    private final Canvas canvas = new Canvas();
    private final GraphPainter painter = new GraphPainter(ink, canvas.getGraphicsContext2D());
    private final ScrollBar down = new ScrollBar();
    private int hovered = -1;
    private KeyCode pressed = KeyCode.UNDEFINED;

    /** Where a key that is held has come to; -1 while none is. */
    private int passing = -1;

    private int drawn;
    private boolean upwards;
    private int lanes = 1;

    /** Where rows come from, and which of them is chosen. */
    interface Source {
        int size();

        /** These rows; quick, so what is not known yet is left out and comes later. */
        List<ShownRow> rows(int first, int count);

        /** The chosen row, or -1. */
        int chosen();

        void choose(int row);
    }

    GraphPane(Source source, ObservableValue<Instant> now) {
        this.source = source;
        this.now = now;
        getStyleClass().add("graph-pane");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText("Commits, newest first");
        down.setOrientation(Orientation.VERTICAL);
        down.setUnitIncrement(GraphPainter.ROW);
        getChildren().addAll(ink, canvas, down);
        down.valueProperty().addListener(_ -> requestLayout());
        addEventHandler(ScrollEvent.SCROLL, event -> scrollTo(down.getValue() - event.getDeltaY()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(KeyEvent.KEY_RELEASED, _ -> rest());
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                rest();
            }
        });
        canvas.setOnMouseMoved(event -> hover(rowAt(event)));
        canvas.setOnMouseExited(_ -> hover(-1));
        canvas.setOnMousePressed(event -> {
            requestFocus();
            choose(rowAt(event));
        });
    }

    /** Shows what the source has now. */
    void refresh() {
        requestLayout();
    }

    /** Shows another history from its beginning. */
    void restart() {
        lanes = 1;
        passing = -1;
        down.setValue(0);
        requestLayout();
    }

    /** The first row that can be seen whole. */
    int top() {
        return (int) Math.ceil(down.getValue() / GraphPainter.ROW);
    }

    /** Scrolls so that this row is the first. */
    void showAtTop(int row) {
        range();
        scrollTo(row * GraphPainter.ROW);
    }

    /** Scrolls as far as is needed to show a row, with some others around it where it was far away. */
    void reveal(int row) {
        range();
        double top = row * GraphPainter.ROW;
        if (top < down.getValue() - GraphPainter.ROW || top > down.getValue() + getHeight()) {
            scrollTo(top - getHeight() / 3);
        } else if (top < down.getValue()) {
            scrollTo(top);
        } else if (top + GraphPainter.ROW > down.getValue() + getHeight()) {
            scrollTo(top + GraphPainter.ROW - getHeight());
        }
    }

    @Override
    protected void layoutChildren() {
        range();
        double bar = down.isVisible() ? snapSizeX(down.prefWidth(-1)) : 0;
        canvas.setWidth(getWidth() - bar);
        canvas.setHeight(getHeight());
        down.resizeRelocate(getWidth() - bar, 0, bar, getHeight());
        draw();
    }

    private void range() {
        double content = source.size() * GraphPainter.ROW;
        double view = getHeight();
        down.setMax(Math.max(0, content - view));
        down.setVisibleAmount(content <= view ? down.getMax() : Math.max(down.getMax() * view / content, 1));
        down.setBlockIncrement(view);
        down.setValue(Math.clamp(down.getValue(), 0, down.getMax()));
        down.setVisible(content > view);
    }

    private void draw() {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        int first = (int) (down.getValue() / GraphPainter.ROW);
        List<ShownRow> rows = rows(first, (int) Math.ceil(getHeight() / GraphPainter.ROW) + 1);
        lanes = Math.max(
                lanes, 1 + rows.stream().mapToInt(ShownRow::lastLane).max().orElse(0));
        GraphPainter.Columns columns = GraphPainter.Columns.of(canvas.getWidth(), lanes);
        int selected = at();
        for (int i = 0; i < rows.size(); i++) {
            int row = first + i;
            painter.draw(
                    rows.get(i),
                    columns,
                    Math.rint(row * GraphPainter.ROW - down.getValue()),
                    new GraphPainter.Dress(row == selected, row == hovered),
                    now.getValue());
        }
    }

    /** Asks for those too that come next, so that they are known by then. */
    private List<ShownRow> rows(int first, int count) {
        upwards = first == drawn ? upwards : first < drawn;
        drawn = first;
        int begin = upwards ? Math.max(0, first - SCREENS_AHEAD * count) : first;
        int end = upwards ? first + count : first + count + SCREENS_AHEAD * count;
        return source.rows(begin, end - begin).stream()
                .skip(first - begin)
                .limit(count)
                .toList();
    }

    private int rowAt(MouseEvent event) {
        int row = (int) ((event.getY() + down.getValue()) / GraphPainter.ROW);
        return row < source.size() ? row : -1;
    }

    private void hover(int row) {
        if (row != hovered) {
            hovered = row;
            requestLayout();
        }
    }

    private void scrollTo(double offset) {
        down.setValue(Math.clamp(offset, 0, down.getMax()));
    }

    private void choose(int row) {
        if (row >= 0 && row < source.size()) {
            passing = -1;
            source.choose(row);
            tell(row);
        }
    }

    private void tell(int row) {
        source.rows(row, 1).forEach(shown -> setAccessibleText(shown.text()));
        requestLayout();
    }

    private int at() {
        return passing < 0 ? source.chosen() : passing;
    }

    private void key(KeyEvent event) {
        int page = Math.max(1, (int) (getHeight() / GraphPainter.ROW) - 1);
        switch (event.getCode()) {
            case UP -> move(-1, event);
            case DOWN -> move(1, event);
            case PAGE_UP -> move(-page, event);
            case PAGE_DOWN -> move(page, event);
            case HOME -> move(-source.size(), event);
            case END -> move(source.size(), event);
            default -> {}
        }
    }

    /**
     * From the chosen row, or into the first that can be seen. While a key is held the rows pass by; the one where it is let go
     * is chosen, for a look at each of thirty commits a second would help nobody.
     */
    private void move(int by, KeyEvent event) {
        int last = source.size() - 1;
        if (!event.isAltDown() && !event.isShortcutDown() && last >= 0) {
            event.consume();
            int row = at() < 0 ? Math.min(top(), last) : Math.clamp((long) at() + by, 0, last);
            if (event.getCode() == pressed) {
                passing = row;
                tell(row);
            } else {
                choose(row);
            }
            pressed = event.getCode();
            reveal(row);
        }
    }

    private void rest() {
        pressed = KeyCode.UNDEFINED;
        choose(passing);
    }
}
