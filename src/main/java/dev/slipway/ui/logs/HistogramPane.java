package dev.slipway.ui.logs;

import dev.slipway.app.words.Words;
import dev.slipway.logs.Rows.Histogram;
import dev.slipway.logs.Rows.Span;
import dev.slipway.logs.format.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * How many records were written when. A press goes to that time, drawing across a stretch shows it alone; with keys the arrows
 * go from bar to bar, with Shift across several, and Enter does the same as the pointer.
 */
final class HistogramPane extends Region {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final ZoneId zone;
    private final LogsInk ink = new LogsInk(this::requestLayout);
    private final Canvas canvas = new Canvas();
    private final HistogramPainter painter = new HistogramPainter(ink, canvas.getGraphicsContext2D());
    private final Acts acts;
    private Optional<HistogramModel.Shown> shown = Optional.empty();
    private Optional<Span> seen = Optional.empty();
    private Optional<Brush> brush = Optional.empty();

    /** What a person does with it. */
    interface Acts {
        /** Goes to what was written then. */
        void jump(Instant time);

        /** Shows this stretch alone. */
        void zoom(Span span);

        /** Shows all of the time again. */
        void whole();
    }

    HistogramPane(ZoneId zone, Acts acts) {
        this.zone = zone;
        this.acts = acts;
        getStyleClass().add("logs-histogram");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText("Records over time");
        setAccessibleHelp(
                "Arrows go from bar to bar, with Shift across several; Enter goes there or shows them alone.");
        getChildren().addAll(ink, canvas);
        canvas.setOnMousePressed(event -> {
            requestFocus();
            at(event).ifPresent(bucket -> choose(Optional.of(new Brush(bucket, bucket))));
        });
        canvas.setOnMouseDragged(event -> at(event).ifPresent(bucket -> choose(brush.map(now -> now.to(bucket)))));
        canvas.setOnMouseReleased(_ -> act());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Shows these counts. */
    void show(Optional<HistogramModel.Shown> now) {
        shown = now;
        requestLayout();
    }

    /** Shows which stretch the list shows. */
    void showSeen(Optional<Span> span) {
        if (!span.equals(seen)) {
            seen = span;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        shown.ifPresentOrElse(
                now -> painter.paint(now, getWidth(), getHeight(), seen, brush),
                () -> canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight()));
    }

    private Optional<Integer> at(MouseEvent event) {
        return shown.map(now -> {
            int buckets = now.histogram().counts().size();
            return Math.clamp((long) (event.getX() / getWidth() * buckets), 0, buckets - 1);
        });
    }

    private void choose(Optional<Brush> wanted) {
        brush = wanted;
        wanted.flatMap(part -> shown.map(now -> words(now.histogram(), part))).ifPresent(this::setAccessibleText);
        requestLayout();
    }

    private void act() {
        Optional<Brush> part = brush;
        shown.ifPresent(now -> part.ifPresent(drawn -> {
            if (drawn.wide()) {
                brush = Optional.empty();
                acts.zoom(span(now.histogram(), drawn));
            } else {
                acts.jump(span(now.histogram(), drawn).from());
            }
            requestLayout();
        }));
    }

    private void key(KeyEvent event) {
        int last = shown.map(now -> now.histogram().counts().size()).orElse(0) - 1;
        int lead = brush.map(Brush::lead).orElse(last);
        switch (event.getCode()) {
            case LEFT -> step(Math.max(0, lead - 1), event);
            case RIGHT -> step(Math.min(last, lead + 1), event);
            case HOME -> step(0, event);
            case END -> step(last, event);
            case ENTER -> act();
            case ESCAPE -> {
                choose(Optional.empty());
                acts.whole();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int bucket, KeyEvent event) {
        if (shown.isPresent() && !event.isAltDown()) {
            choose(Optional.of(brush.filter(_ -> event.isShiftDown())
                    .map(now -> now.to(bucket))
                    .orElse(new Brush(bucket, bucket))));
        }
    }

    private static Span span(Histogram histogram, Brush part) {
        double width = Duration.between(histogram.from(), histogram.until()).toMillis() + 1.0;
        int buckets = histogram.counts().size();
        return new Span(
                histogram.from().plusMillis((long) (width * part.first() / buckets)),
                histogram.from().plusMillis((long) Math.ceil(width * (part.last() + 1) / buckets)));
    }

    private String words(Histogram histogram, Brush part) {
        Span span = span(histogram, part);
        long all = 0;
        long errors = 0;
        for (int bucket = part.first(); bucket <= part.last(); bucket++) {
            long[] counts = histogram.counts().get(bucket);
            all += HistogramModel.sum(counts);
            errors += counts[Level.ERROR.rank()] + counts[Level.FATAL.rank()];
        }
        return time(span.from()) + " to " + time(span.until()) + ": " + Words.count(all, "record") + ", "
                + Words.count(errors, "error");
    }

    String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}
