package dev.slipway.ui.logs;

import dev.slipway.logs.LogRecord;
import dev.slipway.logs.Row;
import dev.slipway.logs.Rows;
import dev.slipway.logs.format.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of what is not open yet: none. */
final class NoLogs implements Rows {
    static final Rows ROWS = new NoLogs();

    private NoLogs() {}

    @Override
    public int size() {
        return 0;
    }

    @Override
    public Row row(int place) {
        throw new IndexOutOfBoundsException(place);
    }

    @Override
    public Optional<LogRecord> record(int place) {
        throw new IndexOutOfBoundsException(place);
    }

    @Override
    public Optional<Integer> placeOf(long id) {
        return Optional.empty();
    }

    @Override
    public List<Integer> added(int count, Rows before, int beforeCount) {
        return List.of();
    }

    @Override
    public int at(Instant time) {
        return 0;
    }

    @Override
    public Optional<Integer> next(int place, Level least) {
        return Optional.empty();
    }

    @Override
    public Optional<Integer> previous(int place, Level least) {
        return Optional.empty();
    }

    @Override
    public Histogram histogram(int buckets) {
        return new Histogram(Instant.EPOCH, Instant.EPOCH, List.of());
    }

    @Override
    public Optional<Span> span() {
        return Optional.empty();
    }
}
