package dev.slipway.logs.timeline;

import dev.slipway.logs.Intake;
import dev.slipway.logs.LogName;
import dev.slipway.logs.LogState;
import dev.slipway.logs.Mark;
import dev.slipway.logs.Rows;
import dev.slipway.logs.Search;
import dev.slipway.logs.Selection;
import dev.slipway.logs.format.Times;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs in the order of time, as they are read: what {@link Intake}s take in is kept on the disk for a while, and everybody may
 * look at it and search it meanwhile. Safe for many threads.
 */
public final class Timeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);
    private static final long TOLD_EVERY_MILLIS = 50;

    private final SpoolDirectory directory;
    private final Limits limits;
    private final InstantSource clock;
    private final List<LiveSearch> searches = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Integer> merged = new ArrayList<>();
    private final List<Integer> dropped = new ArrayList<>();
    private final Map<String, HostClock> clocks = new HashMap<>();
    private int marksMerged;
    private boolean poked;
    private volatile boolean closed;
    private final Room room;
    private volatile KeptLogs logs = new KeptLogs(List.of(), List.of());
    private volatile OrderedRows rows;

    /**
     * How much of each log is kept.
     *
     * @param bytes at most
     * @param age of the oldest records
     */
    public record Limits(long bytes, Duration age) {
        /** 256 MB, and 24 hours. */
        public static final Limits USUAL = new Limits(256L << 20, Duration.ofHours(24));
    }

    /**
     * How the reading of a log stands.
     *
     * @param heard when it said something last, or when it was begun
     * @param records how many of it are kept
     * @param begins when the oldest of those was written; empty where none says so
     * @param gone how many records of it were read and are not kept any more
     * @param brief why only the last 8 MB of it are kept, where that is so: a sentence without its end
     */
    public record Standing(
            LogState state, Instant heard, long records, Optional<Instant> begins, long gone, Optional<String> brief) {}

    private record HostClock(Duration ahead, ZoneId zone) {}

    /** @param parent where what is kept goes, in a directory of its own that is gone when this is closed */
    public Timeline(Path parent, Limits limits, InstantSource clock) {
        this.directory = new SpoolDirectory(parent);
        this.room = directory.room();
        this.rows = new OrderedRows(Order.in(room), logs);
        this.limits = limits;
        this.clock = clock;
        Thread.ofPlatform().daemon().name("slipway-timeline").start(this::go);
    }

    /**
     * Begins with another log.
     *
     * @param zone of times in it that name none
     * @return what takes in what it says
     */
    public synchronized Intake add(LogName name, ZoneId zone) {
        int number = logs.logs().size();
        KeptLog log = new KeptLog(
                name,
                new Times(zone, clock),
                new Spool(directory.of(number), limits.bytes()),
                room,
                limits.age(),
                this::poke);
        Optional.ofNullable(clocks.get(name.host())).ifPresent(known -> log.clock(known.ahead(), known.zone()));
        List<KeptLog> more = new ArrayList<>(logs.logs());
        more.add(log);
        logs = new KeptLogs(more, logs.marks());
        poke();
        return log;
    }

    /**
     * Tells of the clock of a host; it counts for what its logs say from now on, also those that are added later. Rows are sorted
     * as by one clock.
     *
     * @param ahead how far it is ahead of ours
     * @param zone of times that name none, for logs that have not said anything yet
     */
    public synchronized void clock(String host, Duration ahead, ZoneId zone) {
        clocks.put(host, new HostClock(ahead, zone));
        logs.logs().stream().filter(log -> log.name().host().equals(host)).forEach(log -> log.clock(ahead, zone));
    }

    /** Adds those of these marks that it does not have. */
    public synchronized void marks(List<Mark> marks) {
        List<Mark> more = new ArrayList<>(logs.marks());
        marks.stream().filter(mark -> !logs.marks().contains(mark)).forEach(more::add);
        logs = new KeptLogs(logs.logs(), more);
        poke();
    }

    /** The marks that it has. */
    public List<Mark> marks() {
        return logs.marks();
    }

    /** How its logs stand, in the order in which they were added. */
    public Map<LogName, Standing> standing() {
        Map<LogName, Standing> standing = new LinkedHashMap<>();
        logs.logs()
                .forEach(log -> standing.put(
                        log.name(),
                        new Standing(
                                log.state(),
                                log.heard(),
                                log.index().count() - log.index().first(),
                                log.begins(),
                                log.index().first(),
                                log.brief())));
        return standing;
    }

    /** Its rows at this moment. */
    public Rows rows() {
        return rows;
    }

    /** Looks for rows, among those that there are and those that come. */
    public Search search(Selection selection) {
        LiveSearch search = new LiveSearch(selection, () -> rows, clock::instant, this::tell);
        searches.removeIf(LiveSearch::closed);
        searches.add(search);
        return search.begin();
    }

    /** Calls this after changes, some 20 times a second at most, on a thread of its own. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    private synchronized void poke() {
        poked = true;
        notifyAll();
    }

    private void go() {
        try {
            while (!closed) {
                await();
                turn();
                Thread.sleep(TOLD_EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A fault of one turn, or of who listens, does not keep the next from coming. */
    private void turn() {
        try {
            merge();
            searches.forEach(LiveSearch::poke);
            tell();
        } catch (RuntimeException fault) {
            LOG.error("Logs could not be merged or told of", fault);
        }
    }

    private synchronized void await() throws InterruptedException {
        while (!poked && !closed) {
            wait();
        }
        poked = false;
    }

    private void merge() {
        KeptLogs now = logs;
        Order order = kept(now);
        long[] more = new long[0];
        for (int log = 0; log < now.logs().size(); log++) {
            if (log == merged.size()) {
                merged.add(0);
                dropped.add(0);
            }
            RowIndex index = now.logs().get(log).index();
            int number = log;
            int count = index.count();
            long[] run = IntStream.range(Math.max(merged.get(log), index.first()), count)
                    .mapToLong(row -> KeptLogs.row(number, row))
                    .toArray();
            merged.set(log, count);
            more = more.length == 0 ? run : Order.merged(more, run, now);
        }
        long[] marks = IntStream.range(marksMerged, now.marks().size())
                .mapToObj(KeptLogs::mark)
                .sorted((a, b) -> Long.compare(now.key(a), now.key(b)))
                .mapToLong(Long::longValue)
                .toArray();
        marksMerged = now.marks().size();
        rows = new OrderedRows(order.plus(more, now).plus(marks, now), now);
    }

    /** The order as it was, without rows that are not kept any more. */
    private Order kept(KeptLogs now) {
        Order order = rows.order();
        boolean all = true;
        for (int log = 0; log < dropped.size(); log++) {
            RowIndex index = now.logs().get(log).index();
            int first = index.first();
            all &= first == dropped.get(log);
            index.release(dropped.get(log)); // what was dropped before the last time nobody asks for any more
            dropped.set(log, first);
        }
        return all
                ? order
                : order.none()
                        .plus(
                                IntStream.range(0, order.size())
                                        .mapToLong(order::get)
                                        .filter(now::kept)
                                        .toArray(),
                                now);
    }

    @Override
    public synchronized void close() {
        closed = true;
        searches.forEach(LiveSearch::close);
        logs.logs().forEach(KeptLog::close);
        directory.close();
        notifyAll();
    }
}
