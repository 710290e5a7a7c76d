package dev.slipway.ui.logs;

import dev.slipway.app.words.Words;
import dev.slipway.logs.Mark;
import dev.slipway.logs.Rows.Histogram;
import dev.slipway.logs.Rows.Span;
import dev.slipway.logs.format.Level;
import dev.slipway.ui.logs.LogsInk.Ground;
import dev.slipway.ui.logs.LogsModel.Chart;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** How many records there are over time: a click goes there, a stretch that is drawn is looked at closer. */
final class ChartPane extends Region {
    private static final double HEIGHT = 60;
    private static final double GAP = 2;

    /** What is drawn over less is a click. */
    private static final double LEAST_STRETCH = 6;

    private static final double DASH = 3;

    private final LogsInk ink = new LogsInk(this::requestLayout);
    private final Canvas canvas = new Canvas();
    private final Consumer<Instant> jump;
    private final Consumer<Span> zoom;
    private Optional<Chart> shown = Optional.empty();
    private double pressed = -1;
    private double dragged = -1;

    /**
     * @param jump called with the time that is clicked
     * @param zoom called with the time that is drawn over
     */
    ChartPane(Consumer<Instant> jump, Consumer<Span> zoom) {
        this.jump = jump;
        this.zoom = zoom;
        getStyleClass().add("logs-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getChildren().addAll(ink, canvas);
        setOnMousePressed(event -> {
            pressed = event.getX();
            dragged = pressed;
        });
        setOnMouseDragged(event -> {
            dragged = Math.clamp(event.getX(), 0, getWidth());
            requestLayout();
        });
        setOnMouseReleased(this::release);
    }

    void show(Optional<Chart> chart) {
        shown = chart;
        setAccessibleText(chart.map(ChartPane::spoken).orElse("No record over time yet"));
        requestLayout();
    }

    private static String spoken(Chart chart) {
        List<long[]> counts = chart.histogram().counts();
        long all =
                counts.stream().mapToLong(bucket -> Arrays.stream(bucket).sum()).sum();
        long errors = counts.stream().mapToLong(ChartPane::errors).sum();
        return Words.count(all, "record") + " over time, " + Words.count(errors, "error") + ", "
                + Words.count(chart.marks().size(), "deployment mark");
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        shown.filter(ChartPane::any).ifPresent(chart -> {
            bars(graphics, chart.histogram());
            marks(graphics, chart);
        });
        if (pressed >= 0 && Math.abs(dragged - pressed) >= LEAST_STRETCH) {
            graphics.setGlobalAlpha(0.4);
            graphics.setFill(ink.of(Tone.FOCUS));
            graphics.fillRect(Math.min(pressed, dragged), 0, Math.abs(dragged - pressed), getHeight());
            graphics.setGlobalAlpha(1);
        }
    }

    private static boolean any(Chart chart) {
        return chart.histogram().counts().stream()
                .anyMatch(bucket -> Arrays.stream(bucket).sum() > 0);
    }

    private void bars(GraphicsContext graphics, Histogram histogram) {
        List<long[]> counts = histogram.counts();
        double most = counts.stream()
                .mapToLong(bucket -> Arrays.stream(bucket).sum())
                .max()
                .orElse(1);
        double step = getWidth() / counts.size();
        for (int i = 0; i < counts.size(); i++) {
            long[] bucket = counts.get(i);
            double left = Math.rint(i * step);
            double width = Math.max(1, Math.rint((i + 1) * step) - left - GAP);
            double foot = getHeight();
            foot = bar(graphics, Ground.BAR_ERROR, left, foot, width, errors(bucket) / most);
            foot = bar(graphics, Ground.BAR_WARNING, left, foot, width, bucket[Level.WARN.rank()] / most);
            long others = Arrays.stream(bucket).sum() - errors(bucket) - bucket[Level.WARN.rank()];
            bar(graphics, Ground.BAR, left, foot, width, others / most);
        }
    }

    private static long errors(long[] bucket) {
        return bucket[Level.ERROR.rank()] + bucket[Level.FATAL.rank()];
    }

    /** What there is of anything is seen, however little it is; gives where the next begins. */
    private double bar(GraphicsContext graphics, Ground ground, double left, double foot, double width, double part) {
        if (part <= 0) {
            return foot;
        }
        double height = Math.max(2, Math.rint(part * (getHeight() - 6)));
        graphics.setFill(ink.of(ground));
        graphics.fillRect(left, foot - height, width, height);
        return foot - height;
    }

    private void marks(GraphicsContext graphics, Chart chart) {
        graphics.setStroke(ink.of(Tone.RELEASE));
        graphics.setLineWidth(1);
        graphics.setLineDashes(DASH, DASH);
        chart.marks().stream()
                .map(Mark::time)
                .filter(time -> !time.isBefore(chart.histogram().from())
                        && !time.isAfter(chart.histogram().until()))
                .forEach(time -> {
                    double x = Math.rint(getWidth() * part(chart.histogram(), time)) + 0.5;
                    graphics.strokeLine(x, 0, x, getHeight());
                });
        graphics.setLineDashes();
    }

    private static double part(Histogram histogram, Instant time) {
        double whole = Math.max(
                1, Duration.between(histogram.from(), histogram.until()).toMillis());
        return Duration.between(histogram.from(), time).toMillis() / whole;
    }

    private Instant at(Histogram histogram, double x) {
        double part = Math.clamp(x / Math.max(1, getWidth()), 0, 1);
        long nanos = Duration.between(histogram.from(), histogram.until()).toNanos();
        return histogram.from().plusNanos((long) (nanos * part));
    }

    private void release(MouseEvent event) {
        double from = pressed;
        double to = Math.clamp(event.getX(), 0, getWidth());
        pressed = -1;
        requestLayout();
        shown.filter(ChartPane::any).map(Chart::histogram).ifPresent(histogram -> {
            if (Math.abs(to - from) < LEAST_STRETCH) {
                jump.accept(at(histogram, to));
            } else {
                zoom.accept(new Span(at(histogram, Math.min(from, to)), at(histogram, Math.max(from, to))));
            }
        });
    }
}
