package dev.slipway.logs.timeline;

import dev.slipway.logs.LogName;
import dev.slipway.logs.Mark;
import dev.slipway.logs.Rows;
import dev.slipway.logs.Search;
import dev.slipway.logs.Selection;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.format.LineFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Looks through the rows of a timeline, the newest first, and then through what comes. */
final class LiveSearch implements Search {
    /** Rows that are looked at before somebody may see what was found. */
    private static final int BLOCK = 1 << 13;

    private static final long PUBLISHED_EVERY_NANOS = 30_000_000;

    /** So many times as long as it took to publish it looks on: the more was found, the longer that takes. */
    private static final int SHARE = 4;

    private static final long PATIENCE_MILLIS = 250;

    private final Selection selection;
    private final long from;
    private final long until;
    private final int least;
    private final Supplier<OrderedRows> timeline;
    private final Supplier<Instant> now;
    private final Runnable changed;
    private final List<Looked> looked = new ArrayList<>();
    private final Thread thread;
    private final Semaphore pokes = new Semaphore(0);
    private final Found found;
    private int marksSeen;
    private long rest;
    private long published;
    private volatile boolean closed;
    private volatile OrderedRows rows;
    private volatile Progress progress = new Progress(0, 0, 0, "");

    /** How far a log was looked through: all rows from bottom to top. */
    private static final class Looked {
        private int bottom;
        private int top;
        private int first;

        Looked(int at) {
            bottom = at;
            top = at;
        }
    }

    /** Rows of a log that are to be looked at. */
    private record Block(int log, int from, int to) {}

    LiveSearch(Selection selection, Supplier<OrderedRows> timeline, Supplier<Instant> now, Runnable changed) {
        this.selection = selection;
        this.from = selection.from().map(LineFacts::micros).orElse(Long.MIN_VALUE);
        this.until = selection.until().map(LineFacts::micros).orElse(Long.MAX_VALUE);
        this.least = selection.least().map(Level::rank).orElse(LineFacts.NO_LEVEL);
        this.timeline = timeline;
        this.now = now;
        this.changed = changed;
        Order none = timeline.get().order().none();
        this.found = new Found(none);
        this.rows = new OrderedRows(none, timeline.get().logs());
        this.thread = Thread.ofPlatform().daemon().name("slipway-log-search").unstarted(this::go);
    }

    LiveSearch begin() {
        thread.start();
        return this;
    }

    private void go() {
        try {
            if (selection.query().all()) {
                filter();
            }
            while (!closed) {
                if (!step()) {
                    publish();
                    await();
                }
            }
        } catch (RuntimeException fault) { // told where the search is shown; it looks at no more
            progress = new Progress(
                    progress.found(), progress.looked(), progress.of(), String.valueOf(fault.getMessage()));
            changed.run();
        }
    }

    /** What the index alone decides is told in one pass. */
    private void filter() {
        OrderedRows all = timeline.get();
        long[] wanted = IntStream.range(0, all.size())
                .mapToLong(all.order()::get)
                .filter(row -> wanted(all.logs(), row))
                .toArray();
        found.add(wanted, all.logs());
        marksSeen = all.logs().marks().size();
        int[] tops = new int[all.logs().logs().size()];
        for (int place = 0; place < all.size(); place++) {
            long row = all.order().get(place);
            if (!all.logs().isMark(row)) {
                tops[KeptLogs.log(row)] = Math.max(tops[KeptLogs.log(row)], KeptLogs.inLog(row) + 1);
            }
        }
        for (int log = 0; log < tops.length; log++) {
            Looked range = new Looked(tops[log]);
            range.bottom = 0;
            looked.add(range);
        }
    }

    /** Looks at the next rows; whether there were any. */
    private boolean step() {
        KeptLogs logs = timeline.get().logs();
        while (looked.size() < logs.logs().size()) {
            looked.add(new Looked(logs.logs().get(looked.size()).whole(now.get())));
        }
        marks(logs);
        forget(logs);
        List<Block> blocks = blocks(logs);
        long[] matches = blocks.parallelStream()
                .map(block -> matches(logs, block))
                .reduce(new long[0], (left, right) -> Order.merged(left, right, logs));
        found.add(matches, logs);
        if (!blocks.isEmpty() && System.nanoTime() - published > rest) {
            publish();
        }
        return !blocks.isEmpty();
    }

    private void marks(KeptLogs logs) {
        long[] more = IntStream.range(marksSeen, logs.marks().size())
                .mapToLong(KeptLogs::mark)
                .filter(row -> wanted(logs, row))
                .boxed()
                .sorted((a, b) -> Long.compare(logs.key(a), logs.key(b)))
                .mapToLong(Long::longValue)
                .toArray();
        marksSeen = logs.marks().size();
        found.add(more, logs);
    }

    /** Leaves out what is not kept any more. */
    private void forget(KeptLogs logs) {
        boolean dropped = false;
        for (int log = 0; log < looked.size(); log++) {
            int first = logs.logs().get(log).index().first();
            dropped |= first != looked.get(log).first;
            looked.get(log).first = first;
        }
        if (dropped) {
            found.forget(logs);
        }
    }

    /** What is new, and else the newest that was not looked at, as much as there are threads for. */
    private List<Block> blocks(KeptLogs logs) {
        List<Block> blocks = new ArrayList<>();
        Instant at = now.get();
        for (int log = 0; log < looked.size(); log++) {
            KeptLog kept = logs.logs().get(log);
            Looked range = looked.get(log);
            int whole = Math.min(kept.whole(at), range.top + BLOCK);
            if (wanted(kept.name()) && whole > range.top) {
                blocks.add(new Block(log, Math.max(range.top, kept.index().first()), whole));
                range.top = whole;
            }
        }
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            newest(logs).ifPresent(log -> {
                Looked range = looked.get(log);
                int first = logs.logs().get(log).index().first();
                int from = Math.max(first, range.bottom - BLOCK);
                blocks.add(new Block(log, from, range.bottom));
                range.bottom = from;
            });
        }
        return blocks;
    }

    private Optional<Integer> newest(KeptLogs logs) {
        return IntStream.range(0, looked.size())
                .filter(log -> wanted(logs.logs().get(log).name())
                        && looked.get(log).bottom > logs.logs().get(log).index().first())
                .boxed()
                .max((a, b) -> Long.compare(
                        logs.logs().get(a).index().key(looked.get(a).bottom - 1),
                        logs.logs().get(b).index().key(looked.get(b).bottom - 1)));
    }

    private long[] matches(KeptLogs logs, Block block) {
        if (closed) {
            return new long[0];
        }
        long[] rows = Scan.of(selection.query(), logs.logs().get(block.log()), block.log(), block.from(), block.to());
        return IntStream.range(0, rows.length)
                .mapToLong(i -> rows[i])
                .filter(row -> wanted(logs, row))
                .toArray();
    }

    private boolean wanted(LogName name) {
        return selection.logs().isEmpty() || selection.logs().contains(name);
    }

    /** Whether all that the index tells is as it was asked for. */
    private boolean wanted(KeptLogs logs, long row) {
        long key = logs.key(row);
        if (key < from || key > until) {
            return false;
        }
        return logs.isMark(row)
                ? wanted(logs.marks().get(KeptLogs.inLog(row)))
                : wanted(logs.of(row).name()) && (!logs.record(row) || logs.level(row) >= least);
    }

    private boolean wanted(Mark mark) {
        return mark.host().isEmpty()
                || selection.logs().isEmpty()
                || selection.logs().stream().anyMatch(log -> log.host().equals(mark.host()));
    }

    private void publish() {
        long begin = System.nanoTime();
        KeptLogs logs = timeline.get().logs();
        long seen = 0;
        long of = 0;
        for (int log = 0; log < looked.size(); log++) {
            if (wanted(logs.logs().get(log).name())) {
                seen += looked.get(log).top
                        - Math.max(
                                looked.get(log).bottom,
                                logs.logs().get(log).index().first());
                of += looked.get(log).top - logs.logs().get(log).index().first();
            }
        }
        Progress next = new Progress(found.records(), Math.max(0, seen), Math.max(0, of), "");
        Order order = found.ordered(logs);
        boolean same = next.equals(progress) && order.size() == rows.size();
        rows = new OrderedRows(order, logs);
        progress = next;
        published = System.nanoTime();
        rest = Math.max(PUBLISHED_EVERY_NANOS, SHARE * (published - begin));
        if (!same) {
            changed.run();
        }
    }

    boolean closed() {
        return closed;
    }

    /** There is more to look at. */
    void poke() {
        pokes.release();
    }

    private void await() {
        try {
            pokes.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            pokes.drainPermits();
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public Rows rows() {
        return rows;
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public void close() {
        closed = true;
        poke();
    }
}
