package dev.slipway.ui.history;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/** The commit graph as a list on a canvas: only the rows that can be seen are asked for and drawn. */
final class GraphPane extends Region {
    private final Source source;
    private final ObservableValue<Instant> now;
    private final GraphInk ink = new GraphInk(this::requestLayout);
    private final Canvas canvas = new Canvas();
    private final GraphPainter painter = new GraphPainter(ink, canvas.getGraphicsContext2D());
    private final ScrollBar down = new ScrollBar();
    private int hovered = -1;
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
        List<ShownRow> rows = source.rows(first, (int) Math.ceil(getHeight() / GraphPainter.ROW) + 1);
        lanes = Math.max(lanes, rows.stream().mapToInt(GraphPane::lanes).max().orElse(1));
        GraphPainter.Columns columns = GraphPainter.Columns.of(canvas.getWidth(), lanes);
        for (int i = 0; i < rows.size(); i++) {
            int row = first + i;
            painter.draw(
                    rows.get(i),
                    columns,
                    Math.rint(row * GraphPainter.ROW - down.getValue()),
                    new GraphPainter.Dress(row == source.chosen(), row == hovered),
                    now.getValue());
        }
    }

    private static int lanes(ShownRow shown) {
        return 1
                + Stream.concat(shown.row().upper().stream(), shown.row().lower().stream())
                        .mapToInt(line -> Math.max(line.from(), line.to()))
                        .reduce(shown.row().lane(), Math::max);
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
            source.choose(row);
            source.rows(row, 1).forEach(shown -> setAccessibleText(shown.text()));
            requestLayout();
        }
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

    /** From the chosen row, or into the first that can be seen. */
    private void move(int by, KeyEvent event) {
        int last = source.size() - 1;
        if (!event.isAltDown() && !event.isShortcutDown() && last >= 0) {
            event.consume();
            int row = source.chosen() < 0 ? Math.min(top(), last) : Math.clamp((long) source.chosen() + by, 0, last);
            choose(row);
            reveal(row);
        }
    }
}
