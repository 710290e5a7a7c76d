package dev.slipway.logs.timeline;

import dev.slipway.logs.LogRecord;
import dev.slipway.logs.Row;
import dev.slipway.logs.Rows;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.format.LineFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows as an order has them. */
record OrderedRows(Order order, KeptLogs logs) implements Rows {
    @Override
    public int size() {
        return order.size();
    }

    @Override
    public Row row(int place) {
        long row = order.get(place);
        Optional<Instant> time = KeptLog.time(logs.key(row));
        if (logs.isMark(row)) {
            return new Row.Marked(row, time, logs.marks().get(KeptLogs.inLog(row)));
        }
        KeptLog log = logs.of(row);
        int inLog = KeptLogs.inLog(row);
        return log.index()
                .gap(inLog)
                .<Row>map(gap -> new Row.Broke(row, time, log.name(), gap))
                .orElseGet(() -> new Row.Wrote(row, time, log.name(), log.level(inLog)));
    }

    @Override
    public Optional<LogRecord> record(int place) {
        long row = order.get(place);
        return logs.isMark(row) ? Optional.empty() : logs.of(row).record(KeptLogs.inLog(row));
    }

    @Override
    public Optional<Integer> placeOf(long id) {
        boolean known = logs.isMark(id)
                ? KeptLogs.inLog(id) < logs.marks().size()
                : KeptLogs.log(id) < logs.logs().size()
                        && KeptLogs.inLog(id) < logs.of(id).index().count()
                        && logs.kept(id);
        if (!known) {
            return Optional.empty();
        }
        int place = order.placeOf(id, logs.key(id), logs);
        return place < order.size() && order.get(place) == id ? Optional.of(place) : Optional.empty();
    }

    @Override
    public List<Integer> added(int count, Rows before, int beforeCount) {
        List<Integer> places = new ArrayList<>();
        if (!(before instanceof OrderedRows(var earlier, var _))) {
            return places;
        }
        int known = order.shared(earlier, Math.min(count, beforeCount));
        for (int place = known; place < count; place++) {
            while (known < beforeCount && !logs.kept(earlier.get(known))) {
                known++;
            }
            if (known < beforeCount && earlier.get(known) == order.get(place)) {
                known++;
            } else {
                places.add(place);
            }
        }
        return places;
    }

    @Override
    public int at(Instant time) {
        return order.placeOf(0, RowIndex.bounded(LineFacts.micros(time)), logs);
    }

    @Override
    public Optional<Integer> next(int place, Level least) {
        for (int at = place + 1; at < order.size(); at++) {
            if (logs.level(order.get(at)) >= least.rank()) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Integer> previous(int place, Level least) {
        for (int at = Math.min(place, order.size()) - 1; at >= 0; at--) {
            if (logs.level(order.get(at)) >= least.rank()) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Span> span() {
        int first = order.placeOf(0, RowIndex.FIRST + 1, logs);
        return first == order.size()
                ? Optional.empty()
                : Optional.of(new Span(
                        KeptLog.time(logs.key(order.get(first))).orElseThrow(),
                        KeptLog.time(logs.key(order.get(order.size() - 1))).orElseThrow()));
    }

    @Override
    public Histogram histogram(int buckets) {
        int levels = Level.values().length;
        long[][] counts = new long[buckets][levels + 1];
        Span span = span().orElse(new Span(Instant.EPOCH, Instant.EPOCH));
        long from = LineFacts.micros(span.from());
        double width = Math.max(1.0, (LineFacts.micros(span.until()) - from + 1.0) / buckets);
        for (int place = span().isEmpty() ? size() : at(span.from()); place < order.size(); place++) {
            long row = order.get(place);
            if (logs.record(row)) {
                int level = logs.level(row);
                counts[(int) ((logs.key(row) - from) / width)][level == LineFacts.NO_LEVEL ? levels : level]++;
            }
        }
        return new Histogram(span.from(), span.until(), List.of(counts));
    }
}
