package dev.slipway.ui.logs;

import dev.slipway.logs.Mark;
import dev.slipway.logs.Rows;
import dev.slipway.logs.Rows.Histogram;
import dev.slipway.logs.Rows.Span;
import dev.slipway.ui.work.Background;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How many records were written when, of which level; counted beside the window's thread, again while rows come. */
final class HistogramModel {
    private static final int BUCKETS = 120;

    /** Counting so many again and again takes a rest in between. */
    private static final int MANY = 50_000;

    private static final long REST_MILLIS = 250;

    /** So many times as long as counting took it rests, for the sake of whoever needs the processor. */
    private static final int SHARE = 9;

    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Rows> wanted = Optional.empty();
    private List<Mark> marks = List.of();
    private boolean counting;

    /**
     * Counts with what is drawn across them.
     *
     * @param most the highest count of one bucket
     */
    record Shown(Histogram histogram, List<Mark> marks, long most, long total) {}

    HistogramModel(Background background) {
        this.background = background;
    }

    /** The counts; empty where there is nothing to count. */
    ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Counts these from now on. */
    void count(Rows rows, List<Mark> known) {
        marks = List.copyOf(known);
        wanted = Optional.of(rows);
        if (!counting) {
            next();
        }
    }

    private void next() {
        Optional<Rows> rows = wanted;
        wanted = Optional.empty();
        counting = rows.isPresent();
        rows.ifPresent(now -> background.run(
                () -> counted(now),
                told -> {
                    shown.set(told.map(this::shown));
                    next();
                },
                _ -> next()));
    }

    private static Optional<Histogram> counted(Rows rows) throws InterruptedException {
        if (rows.span().isEmpty()) {
            return Optional.empty();
        }
        long begin = System.nanoTime();
        Histogram histogram = rows.histogram(BUCKETS);
        if (rows.size() > MANY) {
            long took = (System.nanoTime() - begin) / 1_000_000;
            Thread.sleep(Math.max(REST_MILLIS, SHARE * took));
        }
        return Optional.of(histogram);
    }

    private Shown shown(Histogram histogram) {
        Span span = new Span(histogram.from(), histogram.until());
        List<Mark> within = marks.stream()
                .filter(mark -> mark.kind() == Mark.Kind.SWITCHED || mark.kind() == Mark.Kind.ROLLED_BACK)
                .filter(mark ->
                        !mark.time().isBefore(span.from()) && !mark.time().isAfter(span.until()))
                .toList();
        long most =
                histogram.counts().stream().mapToLong(HistogramModel::sum).max().orElse(0);
        long total = histogram.counts().stream().mapToLong(HistogramModel::sum).sum();
        return new Shown(histogram, within, most, total);
    }

    static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
