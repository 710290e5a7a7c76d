package dev.slipway.logs.timeline;

import dev.slipway.logs.Gap;
import dev.slipway.logs.Intake;
import dev.slipway.logs.LogName;
import dev.slipway.logs.LogRecord;
import dev.slipway.logs.LogState;
import dev.slipway.logs.Records;
import dev.slipway.logs.format.Forms;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.format.LineFacts;
import dev.slipway.logs.format.Times;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/** One log: its bytes as far as they are kept, their index, and how its reading stands. */
final class KeptLog implements Intake, AutoCloseable {
    /** Of a record that somebody looks at. */
    private static final int LONGEST = 1_000_000;

    /** What says nothing for so long has ended its last record. */
    private static final Duration SETTLED = Duration.ofMillis(250);

    private final LogName name;
    private final Spool spool;
    private final RowIndex index;
    private final Duration oldest;
    private final Runnable changed;
    private Times times;
    private Indexer indexer;
    private boolean anyBytes;
    private volatile LogState state = new LogState.Connecting();
    private volatile Instant heard;
    private volatile Optional<String> brief = Optional.empty();

    /**
     * @param oldest how long a record is kept
     * @param changed called after each change
     */
    KeptLog(LogName name, Times times, Spool spool, Room room, Duration oldest, Runnable changed) {
        this.name = name;
        this.times = times;
        this.spool = spool;
        this.index = new RowIndex(room);
        this.oldest = oldest;
        this.changed = changed;
        this.indexer = new Indexer(index, times, 0, true);
        this.heard = times.now().instant();
    }

    LogName name() {
        return name;
    }

    RowIndex index() {
        return index;
    }

    LogState state() {
        return state;
    }

    Instant heard() {
        return heard;
    }

    /** When the oldest record that is kept was written, or of those without a time the first that has one. */
    Optional<Instant> begins() {
        int count = index.count();
        int row = index.first();
        while (row < count && index.key(row) == RowIndex.FIRST) {
            row++;
        }
        return row < count ? time(index.key(row)) : Optional.empty();
    }

    @Override
    public synchronized void bytes(byte[] buffer, int from, int count) {
        Instant now = times.now().instant();
        anyBytes = true;
        Optional<String> full = spool.append(buffer, from, count);
        indexer.take(buffer, from, count);
        full.ifPresent(why -> full(now, why));
        spool.forget(before(now));
        if (index.first() < index.count() && spool.begin() > index.place(index.first())) {
            index.forget(spool.begin());
        }
        heard = now;
        changed.run();
    }

    private void full(Instant now, String why) {
        String sentence = "this computer cannot keep more of it on its disk (" + why + "): only the last 8 MB are kept";
        brief = Optional.of(sentence);
        indexer.gap(new Gap(now, now, sentence, 0, new Gap.Missing.Nothing()));
    }

    /** Why only the last of it is kept in memory, where that is so. */
    Optional<String> brief() {
        return brief;
    }

    /** Where what is not too old begins. */
    private long before(Instant now) {
        long limit = LineFacts.micros(now.minus(oldest));
        int first = index.first();
        int middle = first + (index.count() - first) / 8;
        return index.count() > first && index.key(middle) < limit && index.key(middle) != RowIndex.FIRST
                ? index.place(middle)
                : 0;
    }

    @Override
    public synchronized void gap(Gap gap) {
        indexer.gap(gap);
        changed.run();
    }

    @Override
    public synchronized void state(LogState now) {
        state = now;
        if (now instanceof LogState.Ended) {
            indexer.end();
        }
        changed.run();
    }

    /** What is known of the clock by which it is written; it counts for what comes from now on. */
    synchronized void clock(Duration ahead, ZoneId zone) {
        times = new Times(zone, times.now());
        if (!anyBytes) {
            indexer = new Indexer(index, times, 0, true);
        }
        indexer.ahead(ahead);
    }

    /** How many rows of it are whole: the last one may still grow. */
    int whole(Instant now) {
        int count = index.count();
        boolean settled = state instanceof LogState.Ended || heard.plus(SETTLED).isBefore(now);
        return settled ? count : Math.max(0, count - 1);
    }

    /** Reads what stands from this place on; how many bytes that were. */
    int read(long place, byte[] into, int length) {
        return spool.read(place, into, length);
    }

    /** The record of this row; empty where it is none, or is not kept any more. */
    Optional<LogRecord> record(int row) {
        if (row < index.first() || !index.record(row)) {
            return Optional.empty();
        }
        long place = index.place(row);
        byte[] bytes = new byte[(int) Math.min(index.end(row) - place, LONGEST)];
        int read = spool.read(place, bytes, bytes.length);
        return read < bytes.length
                ? Optional.empty()
                : Optional.of(record(row, new String(bytes, StandardCharsets.UTF_8)));
    }

    /** The record of this row, whose text is known. */
    LogRecord record(int row, String text) {
        long key = index.key(row);
        try (Stream<LogRecord> records = Records.of(name.toString(), text, new Forms(times))) {
            LogRecord record = records.findFirst().orElseThrow();
            Optional<Instant> time = record.time().or(() -> time(key));
            return new LogRecord(record.source(), time, record.head(), record.lines());
        }
    }

    static Optional<Instant> time(long key) {
        return key == RowIndex.FIRST
                ? Optional.empty()
                : Optional.of(
                        Instant.ofEpochSecond(Math.floorDiv(key, 1_000_000L), Math.floorMod(key, 1_000_000L) * 1000L));
    }

    Optional<Level> level(int row) {
        int rank = index.level(row);
        return rank == LineFacts.NO_LEVEL ? Optional.empty() : Optional.of(Level.ofRank(rank));
    }

    @Override
    public void close() {
        spool.close();
    }
}
