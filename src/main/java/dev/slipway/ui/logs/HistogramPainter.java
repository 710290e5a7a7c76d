package dev.slipway.ui.logs;

import dev.slipway.logs.Mark;
import dev.slipway.logs.Rows.Histogram;
import dev.slipway.logs.Rows.Span;
import dev.slipway.logs.format.Level;
import dev.slipway.ui.logs.LogsInk.Ground;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;

/** Paints how many records were written when: errors at the foot of each bar, then warnings, then all others. */
final class HistogramPainter {
    private static final double FOOT = 6;
    private static final double GAP = 1;

    private final LogsInk ink;
    private final GraphicsContext graphics;

    HistogramPainter(LogsInk ink, GraphicsContext graphics) {
        this.ink = ink;
        this.graphics = graphics;
    }

    /**
     * Paints the bars, the marks of deployments across them, and below them which part the list shows.
     *
     * @param seen the time from the first to the last row that is seen; empty where none is
     */
    void paint(HistogramModel.Shown shown, double width, double height, Optional<Span> seen, Optional<Brush> brush) {
        graphics.clearRect(0, 0, width, height);
        Histogram histogram = shown.histogram();
        int buckets = histogram.counts().size();
        double step = width / buckets;
        double bottom = height - FOOT;
        brush.ifPresent(part -> {
            graphics.setFill(ink.of(Ground.SELECTION));
            graphics.fillRect(part.first() * step, 0, (part.last() - part.first() + 1) * step, bottom);
        });
        for (int bucket = 0; bucket < buckets; bucket++) {
            bar(histogram.counts().get(bucket), shown.most(), bucket * step, Math.max(1, step - GAP), bottom);
        }
        graphics.setFill(ink.of(Ground.RULE));
        graphics.fillRect(0, bottom, width, 1);
        shown.marks().forEach(mark -> mark(mark, histogram, width, bottom));
        seen.ifPresent(span -> {
            double left = place(span.from(), histogram) * width;
            double right = place(span.until(), histogram) * width;
            graphics.setFill(ink.of(Ground.FOCUS));
            graphics.fillRoundRect(Math.min(left, width - 4), bottom + 2, Math.max(4, right - left), 4, 4, 4);
        });
    }

    private void bar(long[] counts, long most, double left, double width, double bottom) {
        long errors = counts[Level.ERROR.rank()] + counts[Level.FATAL.rank()];
        long warnings = counts[Level.WARN.rank()];
        long others = HistogramModel.sum(counts) - errors - warnings;
        double foot = part(Ground.ERROR, errors, most, left, width, bottom);
        foot = part(Ground.WARNING, warnings, most, left, width, foot);
        part(Ground.OTHERS, others, most, left, width, foot);
    }

    /** However few they are among others, they are seen. */
    private double part(Ground ground, long count, long most, double left, double width, double bottom) {
        if (count == 0) {
            return bottom;
        }
        double high = Math.max(2, (graphics.getCanvas().getHeight() - FOOT - 2) * count / Math.max(1, most));
        graphics.setFill(ink.of(ground));
        graphics.fillRect(left, bottom - high, width, high);
        return bottom - high;
    }

    private void mark(Mark mark, Histogram histogram, double width, double bottom) {
        double x = Math.rint(place(mark.time(), histogram) * (width - 1));
        graphics.setFill(ink.of(Tone.RELEASE));
        for (double top = 0; top < bottom; top += 6) {
            graphics.fillRect(x, top, 1, 3);
        }
    }

    /** Where a time is, from 0 to 1. */
    private static double place(Instant time, Histogram histogram) {
        double whole = Math.max(
                1, Duration.between(histogram.from(), histogram.until()).toMillis());
        return Math.clamp(Duration.between(histogram.from(), time).toMillis() / whole, 0, 1);
    }
}
