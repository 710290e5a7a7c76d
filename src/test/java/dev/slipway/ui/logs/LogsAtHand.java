package dev.slipway.ui.logs;

import static org.awaitility.Awaitility.await;

import dev.slipway.app.Logs;
import dev.slipway.app.OpenLogs;
import dev.slipway.app.Outcome;
import dev.slipway.deploy.Refused;
import dev.slipway.logs.Intake;
import dev.slipway.logs.LogName;
import dev.slipway.logs.Mark;
import dev.slipway.logs.timeline.Timeline;
import dev.slipway.logs.timeline.Timeline.Limits;
import dev.slipway.ui.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Logs of an environment that a test writes itself, in a real timeline. */
public final class LogsAtHand implements Logs, AutoCloseable {
    public static final Instant NOON = Samples.NOW.truncatedTo(ChronoUnit.HOURS);

    private final Timeline timeline;
    private final Map<LogName, Intake> intakes = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private int rows;
    private boolean refused;

    public LogsAtHand(Path directory) {
        long begun = System.nanoTime();
        timeline = new Timeline(
                directory,
                new Limits(256L << 20, Duration.ofDays(60)),
                () -> Samples.NOW.plusNanos(System.nanoTime() - begun));
    }

    public Intake log(String host, String log) {
        return intakes.computeIfAbsent(new LogName(host, log), name -> timeline.add(name, ZoneOffset.UTC));
    }

    /** Has a log of a host say lines, the first of which begins a record. */
    public LogsAtHand say(String host, String... lines) {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        log(host, "app").bytes(bytes, 0, bytes.length);
        rows++;
        return this;
    }

    /** The same at so many milliseconds after noon, with a level. */
    public LogsAtHand say(String host, int millis, String level, String... lines) {
        String[] dated = lines.clone();
        dated[0] = NOON.plusMillis(millis) + " " + level + " " + dated[0];
        return say(host, dated);
    }

    public LogsAtHand mark(Mark... marks) {
        timeline.marks(List.of(marks));
        rows += marks.length;
        return this;
    }

    /** Opens nothing from now on, or what it has. */
    public void refuse(boolean wanted) {
        refused = wanted;
    }

    /** A row that a test has made come by itself. */
    public LogsAtHand row() {
        rows++;
        return this;
    }

    /** Waits until all that was said is there, but for the last record of each log, of which more may come. */
    public LogsAtHand settled() {
        await().until(() -> timeline.rows().size() == rows);
        return this;
    }

    public Timeline timeline() {
        return timeline;
    }

    /** Whether reading on hosts was paused or has gone on, in order. */
    public List<String> told() {
        return told;
    }

    @Override
    public List<LogName> of(String environment) {
        return environment.equals("production") ? List.copyOf(intakes.keySet()) : List.of();
    }

    @Override
    public Outcome<OpenLogs> open(String environment) {
        if (refused) {
            return new Outcome.No<>(new Refused(Refused.Cause.HOST, "web-1 cannot be reached.", "Try again."));
        }
        told.add("opened " + environment);
        return new Outcome.Done<>(new OpenLogs() {
            @Override
            public Timeline timeline() {
                return timeline;
            }

            @Override
            public void pause() {
                told.add("paused");
            }

            @Override
            public void resume() {
                told.add("resumed");
            }

            @Override
            public void close() {
                told.add("closed");
            }
        });
    }

    @Override
    public void close() {
        timeline.close();
    }
}
