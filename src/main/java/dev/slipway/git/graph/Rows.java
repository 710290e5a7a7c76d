package dev.slipway.git.graph;

import dev.slipway.release.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The commits that some tips contain in rows, the newest first, with their lanes. It grows downwards as far as it is asked to,
 * and what is above never changes. A row costs the memory of a few numbers; its lines are found when it is looked at. Safe
 * for use by many threads.
 */
public final class Rows {
    /** How many colours lines have; the first belong to the chosen branches. */
    public static final int COLOURS = 10;

    /** How many lanes at most. Further lines are not drawn: nobody could follow them. */
    public static final int LANES = 48;

    /** How many branches can have a lane of their own at most. */
    public static final int CHOSEN = 4;

    private static final int BETWEEN_CHECKPOINTS = 256;
    private static final int AT_ONCE = 500;
    private static final int[] NONE = {};

    private final CommitGraph graph;
    private final Walk walk;
    private final Lanes lanes;
    private final List<Lanes> checkpoints = new ArrayList<>();

    /** Fair: who looks at rows has its turn soon, though others make more and more of them. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private int[] numbers = NONE;
    private int size;
    private boolean complete;

    /** For each commit one more than its row; 0 for one without. */
    private int[] places = NONE;

    private Rows(CommitGraph graph, Walk walk, Lanes lanes) {
        this.graph = graph;
        this.walk = walk;
        this.lanes = lanes;
    }

    /** No rows yet of this extent. Where something is left out, what that is becomes known here. */
    public static Rows of(CommitGraph graph, Extent extent) throws IOException {
        int[] chosen = numbers(
                graph, extent.chosen().stream().limit(CHOSEN).map(Tip::revision).toList());
        List<Tip> all =
                Stream.concat(extent.chosen().stream(), extent.tips().stream()).toList();
        int[] tips = numbers(graph, all.stream().map(Tip::revision).toList());
        Map<Integer, Integer> seeds = new HashMap<>();
        for (int i = 0; i < tips.length; i++) {
            seeds.putIfAbsent(tips[i], all.get(i).name().hashCode());
        }
        Lanes lanes = new Lanes(chosen, number -> {
            Integer seed = seeds.get(number);
            return seed == null ? graph.id(number).hashCode() : seed;
        });
        return new Rows(graph, new Walk(graph, tips, members(graph, tips, extent.part())), lanes);
    }

    private static Walk.Members members(CommitGraph graph, int[] tips, Extent.Part part) throws IOException {
        Ancestry ancestry = new Ancestry(graph);
        return switch (part) {
            case Extent.Whole _ -> Walk.Members.ALL;
            case Extent.Without(var revision) -> ancestry.difference(tips, numbers(graph, List.of(revision)))::get;
            case Extent.Apart _ -> ancestry.apart(tips[0], tips[1])::get;
        };
    }

    private static int[] numbers(CommitGraph graph, List<Revision> revisions) {
        return revisions.stream()
                .mapToInt(revision -> graph.number(ObjectId.fromString(revision.id())))
                .toArray();
    }

    /** Makes some more rows, if there are more commits. An interruption ends it early. */
    public void extend(int count) throws IOException {
        long wanted = (long) size() + count;
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = extendTo(wanted);
        }
    }

    /** Makes a few rows, so that whoever looks at others does not wait for long; gives whether more are wanted. */
    private boolean extendTo(long wanted) throws IOException {
        lock.lock();
        try {
            long end = Math.min(wanted, (long) size + AT_ONCE);
            while (size < end && !complete) {
                int number = walk.next();
                if (number < 0) {
                    complete = true;
                } else {
                    append(number);
                }
            }
            return size < wanted && !complete;
        } finally {
            lock.unlock();
        }
    }

    private void append(int number) throws IOException {
        if (size % BETWEEN_CHECKPOINTS == 0) {
            checkpoints.add(lanes.copy());
        }
        numbers = withRoom(numbers, size);
        places = withRoom(places, number);
        numbers[size] = number;
        size++;
        places[number] = size;
        lanes.pass(number, below(size - 1));
    }

    private static int[] withRoom(int[] array, int index) {
        return index < array.length ? array : Arrays.copyOf(array, Math.max(1024, index + (index >> 1) + 1));
    }

    /** How many rows there are so far. */
    public int size() {
        return locked(() -> size);
    }

    /** Whether there are no more. */
    public boolean complete() {
        return locked(() -> complete);
    }

    /** Commits that have no row because they cannot be read; history is shown as if it began behind them. */
    public List<Revision> unreadable() {
        return locked(() -> walk.unreadable().stream().mapToObj(this::revision).toList());
    }

    /** These rows, as far as there are that many. */
    public List<Row> rows(int first, int count) throws IOException {
        return locked(() -> made(first, count));
    }

    private List<Row> made(int first, int count) throws IOException {
        List<Row> rows = new ArrayList<>();
        int end = (int) Math.min(size, (long) first + count);
        if (first < end) {
            Lanes from = checkpoints.get(first / BETWEEN_CHECKPOINTS).copy();
            for (int row = first / BETWEEN_CHECKPOINTS * BETWEEN_CHECKPOINTS; row < first; row++) {
                from.pass(numbers[row], below(row));
            }
            for (int row = first; row < end; row++) {
                rows.add(row(row, from.place(numbers[row], below(row))));
            }
        }
        return rows;
    }

    private Row row(int row, Lanes.Place place) throws IOException {
        List<Revision> apart = new ArrayList<>();
        for (int parent : graph.parents(numbers[row])) {
            if (place.apart().contains(parent) || !comesBelow(parent, row)) {
                apart.add(revision(parent));
            }
        }
        return new Row(revision(numbers[row]), place.lane(), place.colour(), place.upper(), place.lower(), apart);
    }

    /** Only the commits of these rows. */
    public List<Revision> revisions(int first, int count) {
        return locked(() -> IntStream.range(first, (int) Math.min(size, (long) first + count))
                .mapToObj(row -> revision(numbers[row]))
                .toList());
    }

    /** Only the commits of these rows that were committed within a span. */
    public List<Revision> revisions(int first, int count, Span span) throws IOException {
        return locked(() -> {
            List<Revision> within = new ArrayList<>();
            for (int row = first; row < Math.min(size, (long) first + count); row++) {
                if (span.has(graph.time(numbers[row]))) {
                    within.add(revision(numbers[row]));
                }
            }
            return within;
        });
    }

    /** The row of a commit, if it has one already. */
    public OptionalInt rowOf(Revision revision) {
        int number = graph.known(ObjectId.fromString(revision.id()));
        int place = locked(() -> number < 0 || number >= places.length ? 0 : places[number]);
        return place == 0 ? OptionalInt.empty() : OptionalInt.of(place - 1);
    }

    /** The first row whose commit is not newer than this time, in seconds since 1970; empty where there is none so far. */
    public OptionalInt firstAt(long time) throws IOException {
        return locked(() -> {
            for (int row = 0; row < size; row++) {
                if (graph.time(numbers[row]) <= time) {
                    return OptionalInt.of(row);
                }
            }
            return OptionalInt.empty();
        });
    }

    /** Reads something while no row is added. */
    private <T, E extends Exception> T locked(Reading<T, E> reading) throws E {
        lock.lock();
        try {
            return reading.read();
        } finally {
            lock.unlock();
        }
    }

    private interface Reading<T, E extends Exception> {
        T read() throws E;
    }

    private Revision revision(int number) {
        return new Revision(graph.id(number).name());
    }

    /** The parents to which lines may lead from this row. */
    private int[] below(int row) throws IOException {
        int[] parents = graph.parents(numbers[row]);
        for (int parent : parents) {
            if (!comesBelow(parent, row)) {
                return Arrays.stream(parents)
                        .filter(each -> comesBelow(each, row))
                        .toArray();
            }
        }
        return parents;
    }

    /** Whether a commit stands below this row, or will: those that have no row yet are on their way. */
    private boolean comesBelow(int number, int row) {
        int place = number < places.length ? places[number] : 0;
        return walk.contains(number) && (place == 0 || place - 1 > row);
    }
}
