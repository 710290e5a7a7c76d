package dev.slipway.logs.timeline;

import static org.awaitility.Awaitility.await;

import dev.slipway.logs.Intake;
import dev.slipway.logs.LogName;
import dev.slipway.logs.LogRecord;
import dev.slipway.logs.LogState;
import dev.slipway.logs.Rows;
import dev.slipway.logs.Written;
import dev.slipway.logs.timeline.Timeline.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A timeline, and what hosts say in it. */
abstract class WithTimeline {
    static final LogName WEB_1 = new LogName("web-1", "app");
    static final LogName WEB_2 = new LogName("web-2", "app");

    @TempDir
    Path directory;

    Timeline timeline;

    @BeforeEach
    void open() {
        timeline = new Timeline(directory, new Limits(256L << 20, Duration.ofDays(60)), () -> Written.NOW);
    }

    @AfterEach
    void close() {
        timeline.close();
    }

    Intake add(LogName name) {
        return timeline.add(name, ZoneOffset.UTC);
    }

    static void say(Intake log, String... lines) {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        log.bytes(bytes, 0, bytes.length);
    }

    static void end(Intake log) {
        log.state(new LogState.Ended("read to its end"));
    }

    static void until(BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(condition::getAsBoolean);
    }

    Rows rows(int count) {
        until(() -> timeline.rows().size() == count);
        return timeline.rows();
    }

    static List<LogRecord> records(Rows rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(rows::record)
                .flatMap(Optional::stream)
                .toList();
    }

    static List<String> texts(Rows rows) {
        return records(rows).stream().map(LogRecord::text).toList();
    }
}
