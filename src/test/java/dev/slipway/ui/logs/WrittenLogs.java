package dev.slipway.ui.logs;

import dev.slipway.app.Logs;
import dev.slipway.app.OpenLogs;
import dev.slipway.app.Outcome;
import dev.slipway.deploy.Refused;
import dev.slipway.logs.Intake;
import dev.slipway.logs.LogName;
import dev.slipway.logs.LogState;
import dev.slipway.logs.timeline.Timeline;
import dev.slipway.logs.timeline.Timeline.Limits;
import dev.slipway.ui.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Logs of production that a test writes itself; staging has none. */
final class WrittenLogs implements Logs {
    static final LogName WEB_1 = new LogName("web-1", "app");
    static final LogName WEB_2 = new LogName("web-2", "app");

    /** It goes on, for the last record is known to be whole only a while later. */
    private final InstantSource clock =
            InstantSource.offset(InstantSource.system(), Duration.between(Instant.now(), Samples.NOW));

    private final Path directory;
    private final Consumer<WrittenLogs> write;
    private final Map<LogName, Intake> intakes = new LinkedHashMap<>();
    private final List<String> happened = new ArrayList<>();
    private Optional<Timeline> newest = Optional.empty();
    private boolean refused;

    /** Kept in this directory; they say nothing yet. */
    WrittenLogs(Path directory) {
        this(directory, _ -> {});
    }

    /** @param write what they say as soon as they are open */
    WrittenLogs(Path directory, Consumer<WrittenLogs> write) {
        this.directory = directory;
        this.write = write;
    }

    @Override
    public List<LogName> of(String environment) {
        return environment.equals("production") ? List.of(WEB_1, WEB_2) : List.of();
    }

    void refuse() {
        refused = true;
    }

    void allow() {
        refused = false;
    }

    @Override
    public Outcome<OpenLogs> open(String environment) {
        if (refused) {
            return new Outcome.No<>(new Refused(Refused.Cause.HOST, "web-1 cannot be reached.", "Try again."));
        }
        Timeline timeline = new Timeline(directory, new Limits(1L << 24, Duration.ofDays(60)), clock);
        of(environment).forEach(name -> intakes.put(name, timeline.add(name, ZoneOffset.UTC)));
        intakes.values().forEach(intake -> intake.state(new LogState.Following()));
        newest = Optional.of(timeline);
        happened.add("opened");
        write.accept(this);
        return new Outcome.Done<>(new Open(timeline));
    }

    /** Where they are, since they were opened last. */
    Timeline timeline() {
        return newest.orElseThrow();
    }

    /** What was done with them, in order. */
    List<String> happened() {
        return happened;
    }

    Intake at(LogName name) {
        return Optional.ofNullable(intakes.get(name)).orElseThrow();
    }

    void say(LogName name, String... lines) {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        at(name).bytes(bytes, 0, bytes.length);
    }

    private final class Open implements OpenLogs {
        private final Timeline timeline;

        Open(Timeline timeline) {
            this.timeline = timeline;
        }

        @Override
        public Timeline timeline() {
            return timeline;
        }

        @Override
        public void pause() {
            happened.add("paused");
        }

        @Override
        public void resume() {
            happened.add("resumed");
        }

        @Override
        public void close() {
            happened.add("closed");
            timeline.close();
        }
    }
}
