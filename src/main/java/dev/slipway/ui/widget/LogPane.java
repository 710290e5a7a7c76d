package dev.slipway.ui.widget;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/**
 * Lines of output, drawn on a canvas: the newest 10,000 are kept. It follows the end until someone scrolls up, and again
 * once they are back at the end. Lines are selected with the pointer or with Shift and the arrows, and copied as text;
 * left and right show the rest of a long line.
 */
public final class LogPane extends Region {
    private static final int CAPACITY = 10_000;

    /** How many characters a key moves the lines sideways. */
    private static final int SIDE_STEP = 8;

    private final LogBuffer buffer = new LogBuffer(CAPACITY);
    private final LogInk ink = new LogInk(this::requestLayout);
    private final LogPainter painter = new LogPainter(ink, ZoneId.systemDefault());
    private final Canvas canvas = new Canvas();
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private LogSelection selection = LogSelection.NONE;
    private boolean following = true;

    public LogPane() {
        getStyleClass().add("log-pane");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText("Output, no line yet");
        down.setOrientation(Orientation.VERTICAL);
        down.setUnitIncrement(LogPainter.ROW);
        getChildren().addAll(ink, canvas, down, across);
        down.valueProperty().addListener(_ -> requestLayout());
        across.valueProperty().addListener(_ -> requestLayout());
        addEventHandler(ScrollEvent.SCROLL, event -> {
            shift(-event.getDeltaX());
            scrollTo(down.getValue() - event.getDeltaY());
        });
        down.addEventFilter(MouseEvent.ANY, _ -> follow(down.getValue()));
        canvas.setOnMousePressed(event -> {
            requestFocus();
            select(event.isShiftDown() ? selection.extendedTo(lineAt(event)) : LogSelection.of(lineAt(event)));
        });
        canvas.setOnMouseDragged(event -> select(selection.extendedTo(lineAt(event))));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Gives sources their colours in this order, whichever speaks first; others get theirs as they come. */
    public void expect(List<String> sources) {
        painter.expect(sources);
    }

    /** Adds lines at the end. */
    public void append(List<LogLine> added) {
        expect(added.stream().map(LogLine::source).toList());
        int gone = buffer.append(added);
        if (!selection.isEmpty()) {
            selection = selection.shiftedBy(gone);
        }
        if (!following) {
            down.setValue(Math.max(0, down.getValue() - gone * LogPainter.ROW));
        }
        setAccessibleText(buffer.size() == 0 ? "" : painter.text(buffer.get(buffer.size() - 1)));
        requestLayout();
    }

    /** Takes all lines away. */
    public void clear() {
        buffer.clear();
        selection = LogSelection.NONE;
        requestLayout();
    }

    /** Shows only the lines of one source, or all. */
    public void showOnly(Optional<String> source) {
        buffer.showOnly(source);
        selection = LogSelection.NONE;
        requestLayout();
    }

    /** The selected lines, or all where none is selected, as text. */
    public String selectedText() {
        IntStream wanted = selection.isEmpty()
                ? IntStream.range(0, buffer.size())
                : IntStream.rangeClosed(selection.first(), selection.last());
        return wanted.mapToObj(buffer::get).map(painter::text).collect(Collectors.joining("\n"));
    }

    @Override
    protected void layoutChildren() {
        double widest = IntStream.range(firstLine(), lastLine())
                .mapToObj(buffer::get)
                .mapToDouble(painter::width)
                .max()
                .orElse(0);
        double bar = snapSizeX(down.prefWidth(-1));
        boolean tooWide = widest > getWidth() - bar;
        double width = getWidth() - bar;
        double height = getHeight() - (tooWide ? bar : 0);
        canvas.setWidth(width);
        canvas.setHeight(height);
        range(down, buffer.size() * LogPainter.ROW, height);
        range(across, widest, width);
        down.resizeRelocate(width, 0, bar, height);
        across.resizeRelocate(0, height, width, bar);
        across.setVisible(tooWide);
        if (following) {
            down.setValue(down.getMax());
        }
        draw();
    }

    private static void range(ScrollBar bar, double content, double view) {
        bar.setMax(Math.max(0, content - view));
        bar.setVisibleAmount(content <= view ? bar.getMax() : bar.getMax() * view / content);
        bar.setBlockIncrement(view);
        bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
        bar.setVisible(content > view);
    }

    private void draw() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        for (int line = firstLine(); line < lastLine(); line++) {
            painter.draw(
                    graphics,
                    buffer.get(line),
                    -across.getValue(),
                    line * LogPainter.ROW - down.getValue(),
                    canvas.getWidth(),
                    selection.contains(line));
        }
    }

    private int firstLine() {
        return Math.clamp((long) (down.getValue() / LogPainter.ROW), 0, buffer.size());
    }

    private int lastLine() {
        return (int) Math.min(buffer.size(), firstLine() + Math.ceil(getHeight() / LogPainter.ROW) + 1);
    }

    private int lineAt(MouseEvent event) {
        return Math.clamp(
                (long) ((event.getY() + down.getValue()) / LogPainter.ROW), 0, Math.max(0, buffer.size() - 1));
    }

    private void scrollTo(double offset) {
        follow(offset);
        down.setValue(Math.clamp(offset, 0, down.getMax()));
    }

    /** It keeps to the end while it is there. */
    private void follow(double offset) {
        following = offset >= down.getMax();
        requestLayout();
    }

    private void shift(double by) {
        across.setValue(Math.clamp(across.getValue() + by, 0, across.getMax()));
    }

    private void select(LogSelection wanted) {
        if (buffer.size() > 0) {
            selection = wanted;
            setAccessibleText(painter.text(buffer.get(selection.lead())));
            requestLayout();
        }
    }

    private void key(KeyEvent event) {
        int page = (int) (getHeight() / LogPainter.ROW);
        switch (event.getCode()) {
            case UP -> move(-1, event);
            case DOWN -> move(1, event);
            case PAGE_UP -> move(-page, event);
            case PAGE_DOWN -> move(page, event);
            case HOME -> move(-buffer.size(), event);
            case END -> move(buffer.size(), event);
            case LEFT -> shift(-SIDE_STEP, event);
            case RIGHT -> shift(SIDE_STEP, event);
            case A -> selectAll(event);
            case C -> copy(event);
            default -> {}
        }
    }

    private void move(int by, KeyEvent event) {
        event.consume();
        int last = buffer.size() - 1;
        int from = selection.isEmpty() ? last : selection.lead();
        int to = Math.clamp((long) from + by, 0, Math.max(0, last));
        select(event.isShiftDown() ? selection.extendedTo(to) : LogSelection.of(to));
        double top = to * LogPainter.ROW;
        if (top < down.getValue()) {
            scrollTo(top);
        } else if (top + LogPainter.ROW > down.getValue() + canvas.getHeight()) {
            scrollTo(top + LogPainter.ROW - canvas.getHeight());
        }
    }

    private void shift(int characters, KeyEvent event) {
        if (!event.isAltDown()) {
            event.consume();
            shift(characters * ink.advance());
        }
    }

    private void selectAll(KeyEvent event) {
        if (event.isShortcutDown()) {
            event.consume();
            select(new LogSelection(0, buffer.size() - 1));
        }
    }

    private void copy(KeyEvent event) {
        if (event.isShortcutDown()) {
            event.consume();
            CopyButton.copy(selectedText());
        }
    }
}
