package dev.slipway.logs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.LogName;
import dev.slipway.logs.LogRecord;
import dev.slipway.logs.LogState;
import dev.slipway.logs.Row;
import dev.slipway.logs.Rows;
import dev.slipway.logs.timeline.Timeline;
import dev.slipway.project.Watching.Origin;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several hosts that write a lot at the same time: the short form of the benchmark that follows fifty of them. */
class ManyHostsTest {
    private static final int HOSTS = 3;
    private static final int TURNS = 150;
    private static final int AT_ONCE = 100;

    @TempDir
    Path directory;

    private final List<WatchedHost> hosts = new ArrayList<>();
    private Timeline timeline;

    @BeforeEach
    void follow() throws Exception {
        timeline = new Timeline(directory.resolve("kept"), Timeline.Limits.USUAL, InstantSource.system());
        for (int number = 1; number <= HOSTS; number++) {
            WatchedHost host = new WatchedHost(directory.resolve("host-" + number));
            hosts.add(host);
            host.reads(
                    new Origin.LogFile(Files.createFile(file(number)).toString()),
                    timeline.add(new LogName("web-" + number, "app"), ZoneOffset.UTC));
            host.start();
        }
        WatchedHost.until(
                () -> timeline.standing().values().stream().allMatch(log -> log.state() instanceof LogState.Following));
    }

    @AfterEach
    void close() {
        hosts.forEach(WatchedHost::close);
        timeline.close();
    }

    private Path file(int host) {
        return directory.resolve("app-" + host + ".log");
    }

    private static String message(int host, int number) {
        return "order " + number + " of web-" + host;
    }

    private void write() throws Exception {
        List<OutputStream> files = new ArrayList<>();
        for (int host = 1; host <= HOSTS; host++) {
            files.add(Files.newOutputStream(file(host)));
        }
        for (int turn = 0; turn < TURNS; turn++) {
            for (int host = 1; host <= HOSTS; host++) {
                StringBuilder lines = new StringBuilder();
                for (int number = turn * AT_ONCE; number < (turn + 1) * AT_ONCE; number++) {
                    lines.append(Instant.now() + " INFO " + message(host, number) + "\n");
                }
                files.get(host - 1).write(lines.toString().getBytes(StandardCharsets.UTF_8));
            }
            Thread.sleep(20);
        }
        for (OutputStream file : files) {
            file.close();
        }
    }

    @Test
    void everyRecordOfEachIsThereOnceInItsOrderAndAllAreSortedByTime() throws Exception {
        write();
        WatchedHost.until(() -> timeline.rows().size() >= HOSTS * TURNS * AT_ONCE);
        Rows rows = timeline.rows();

        List<LogRecord> records = IntStream.range(0, rows.size())
                .mapToObj(place -> rows.record(place).orElseThrow())
                .toList();
        for (int host = 1; host <= HOSTS; host++) {
            int number = host;
            assertThat(records.stream()
                            .filter(record -> record.source().startsWith("web-" + number))
                            .map(record -> record.head().message()))
                    .containsExactlyElementsOf(IntStream.range(0, TURNS * AT_ONCE)
                            .mapToObj(each -> message(number, each))
                            .toList());
        }
        assertThat(IntStream.range(0, rows.size()).mapToObj(rows::row))
                .allMatch(Row.Wrote.class::isInstance)
                .extracting(row -> row.time().orElseThrow())
                .isSorted();
    }
}
