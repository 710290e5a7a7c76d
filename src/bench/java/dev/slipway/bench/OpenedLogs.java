package dev.slipway.bench;

import dev.slipway.logs.Intake;
import dev.slipway.logs.LogName;
import dev.slipway.logs.LogState;
import dev.slipway.logs.Query;
import dev.slipway.logs.Search;
import dev.slipway.logs.Selection;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.timeline.Timeline;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens a log in a process of its own, searches it, and prints what each took in milliseconds: of opening since the process
 * was started. Arguments: the file, and queries.
 */
final class OpenedLogs {
    private static final int CHUNK = 1 << 18;

    private OpenedLogs() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path file = Path.of(arguments[0]);
        Timeline.Limits everything = new Timeline.Limits(8L << 30, Duration.ofDays(100_000));
        try (Timeline timeline = new Timeline(file.resolveSibling("spool"), everything, InstantSource.system())) {
            read(file, timeline.add(new LogName("", file.toString()), ZoneOffset.UTC));
            long records = timeline.standing().values().iterator().next().records();
            await(timeline, records);
            long started = ManagementFactory.getRuntimeMXBean().getStartTime();
            print("open", System.currentTimeMillis() - started, records);
            for (String query : List.of(arguments).subList(1, arguments.length)) {
                search(timeline, query, selected(query));
            }
            search(
                    timeline,
                    "level",
                    new Selection(Set.of(), Optional.of(Level.ERROR), Optional.empty(), Optional.empty(), Query.ALL));
            long begin = System.nanoTime();
            int buckets = timeline.rows().histogram(200).counts().size();
            print("histogram", (System.nanoTime() - begin) / 1_000_000, buckets);
            System.gc();
            print(
                    "heap MB",
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20,
                    0);
        }
    }

    private static void read(Path file, Intake log) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                log.bytes(chunk, 0, count);
            }
        }
        log.state(new LogState.Ended("read to its end"));
    }

    private static void await(Timeline timeline, long rows) throws InterruptedException {
        while (timeline.rows().size() < rows) {
            Thread.sleep(1);
        }
    }

    private static Selection selected(String query) {
        return new Selection(
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ((Query.Reading.Good) Query.read(query)).query());
    }

    private static void search(Timeline timeline, String name, Selection selection) throws InterruptedException {
        long begin = System.nanoTime();
        long first = -1;
        try (Search search = timeline.search(selection)) {
            while (search.progress().of() == 0 || !search.progress().whole()) {
                first = first < 0 && search.rows().size() > 0 ? System.nanoTime() : first;
                Thread.sleep(1);
            }
            first = first < 0 ? System.nanoTime() : first;
            print(
                    name,
                    (System.nanoTime() - begin) / 1_000_000,
                    search.progress().found());
            print(name + " first", (first - begin) / 1_000_000, 1);
        }
    }

    private static void print(String what, long millis, long count) {
        System.out.println(what + "\t" + millis + "\t" + count);
    }
}
