package dev.slipway.ui.logs;

import static dev.slipway.ui.logs.WrittenLogs.WEB_1;
import static dev.slipway.ui.logs.WrittenLogs.WEB_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.logs.LogRecord;
import dev.slipway.logs.LogState;
import dev.slipway.logs.Mark;
import dev.slipway.logs.Rows;
import dev.slipway.logs.format.Level;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Samples;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs of an environment, as the screen has them. */
class LogsModelTest {
    private static final Instant BEFORE = Instant.parse("2026-11-21T16:04:00Z");

    @TempDir
    private Path directory;

    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(Samples.NOW);
    private RecordedProject project;
    private WrittenLogs logs;
    private LogsModel model;

    @BeforeEach
    void open() {
        project = RecordedProject.in(
                directory,
                new HandClock(Samples.NOW),
                new Place("staging", Tier.STAGING, List.of("stage-1")),
                new Place("production", Tier.PRODUCTION, List.of("web-1", "web-2")));
        logs = new WrittenLogs(directory.resolve("spool"));
        Background background = new Background(Runnable::run, Runnable::run, window::add);
        ScreenContext quiet = Pictures.context(project.workspace(), background);
        model = new LogsModel(
                new ScreenContext(
                        quiet.workspace(),
                        background,
                        quiet.navigator(),
                        quiet.notices(),
                        quiet.sheets(),
                        quiet.stops(),
                        now,
                        quiet.memory()),
                logs);
    }

    @AfterEach
    void close() {
        model.close();
        project.close();
    }

    private void until(BooleanSupplier condition) {
        await().pollInSameThread().until(() -> {
            for (Runnable task = window.poll(); task != null; task = window.poll()) {
                task.run();
            }
            return condition.getAsBoolean();
        });
    }

    private List<String> messages() {
        return model.rowsProperty().get().stream()
                .flatMap(rows -> IntStream.range(0, rows.size()).mapToObj(rows::record))
                .flatMap(Optional::stream)
                .map(LogRecord::text)
                .map(text -> text.replaceFirst("^\\S+ ", ""))
                .toList();
    }

    private void shows(String... lines) {
        until(() -> messages().equals(List.of(lines)));
    }

    private void saidOnBoth() {
        logs.say(WEB_1, "2026-11-21T16:04:01Z INFO order 1 paid", "2026-11-21T16:04:03Z ERROR stock is gone");
        logs.say(WEB_2, "2026-11-21T16:04:02Z WARN stock is slow", "2026-11-21T16:04:04Z INFO order 2 paid");
    }

    @Test
    void theFirstEnvironmentThatHasLogsIsShownWithAllHostsInTheOrderOfTime() {
        model.attach();
        saidOnBoth();

        shows("INFO order 1 paid", "WARN stock is slow", "ERROR stock is gone", "INFO order 2 paid");
        assertThat(model.environmentProperty().get()).isEqualTo("production");
        assertThat(model.environments()).containsExactly("staging", "production");
        assertThat(model.namesProperty().get()).containsExactly(WEB_1, WEB_2);
        assertThat(model.standingProperty().get()).isEmpty();
    }

    @Test
    void hostsLevelsAndWordsLeaveOutWhatIsNotWanted() {
        model.attach();
        saidOnBoth();

        model.wantedProperty().set(Wanted.ALL.atLeast(Optional.of(Level.WARN)));
        shows("WARN stock is slow", "ERROR stock is gone");
        model.show(model.wantedProperty().get().hidden().host("web-2", false));
        shows("ERROR stock is gone");
        model.wantedProperty().set(Wanted.ALL);
        model.query("order -\"order 2\"");
        shows("INFO order 1 paid");
        until(() -> model.progressProperty().get().found() == 1
                && model.progressProperty().get().of() == 4);
    }

    @Test
    void theLastHostIsNotHidden() {
        model.attach();
        saidOnBoth();
        Wanted.Hidden hidden = Wanted.ALL.hidden().host("web-1", false);

        model.show(hidden);
        model.show(hidden.host("web-2", false));

        assertThat(model.wantedProperty().get().hidden()).isEqualTo(hidden);
    }

    @Test
    void aQueryThatIsNoneIsSaidInASentenceAndChangesNothing() {
        model.attach();
        saidOnBoth();
        model.query("order");
        shows("INFO order 1 paid", "INFO order 2 paid");

        model.query("\"order");

        assertThat(model.queryFaultProperty().get()).isEqualTo("The quote of \"order is not closed.");
        shows("INFO order 1 paid", "INFO order 2 paid");
        model.query("");
        assertThat(model.queryFaultProperty().get()).isEmpty();
        until(() -> messages().size() == 4);
    }

    @Test
    void aStretchOfTimeIsLookedAtCloser() {
        model.attach();
        saidOnBoth();
        model.wantedProperty()
                .set(Wanted.ALL.within(Optional.of(new Rows.Span(BEFORE.plusSeconds(2), BEFORE.plusSeconds(3)))));

        shows("WARN stock is slow", "ERROR stock is gone");
    }

    @Test
    void theChartCountsAllAndHasTheDeployments() {
        model.attach();
        saidOnBoth();
        until(() -> messages().size() == 4);
        deployed();
        now.set(Samples.NOW.plusSeconds(1));

        until(() -> model.chartProperty().get().filter(this::complete).isPresent());
    }

    private void deployed() {
        logs.timeline()
                .marks(List.of(new Mark(
                        BEFORE.plusSeconds(2), Mark.Kind.SWITCHED, "web-2", "web-2 now runs v1.8.0", "v1.8.0")));
    }

    private boolean complete(LogsModel.Chart chart) {
        long all = chart.histogram().counts().stream()
                .mapToLong(bucket -> IntStream.range(0, bucket.length)
                        .mapToLong(i -> bucket[i])
                        .sum())
                .sum();
        return all == 4 && chart.marks().size() == 1;
    }

    @Test
    void aLostConnectionIsSaidWithItsTimeAndAQuietLogSaysNothing() {
        model.attach();
        logs.at(WEB_2).state(new LogState.Lost(Samples.NOW.minusSeconds(12), "connection lost"));

        until(() -> !model.standingProperty().get().isEmpty());
        assertThat(model.standingProperty().get())
                .containsExactly("web-2 app: connection lost 12 s ago, it is tried again");
        now.set(Samples.NOW.plusSeconds(8));
        assertThat(model.standingProperty().get())
                .containsExactly("web-2 app: connection lost 20 s ago, it is tried again");
    }

    @Test
    void anEnvironmentWithoutLogsSaysSo() {
        model.attach();
        model.choose("staging");

        assertThat(model.noneProperty().get()).isTrue();
        assertThat(model.rowsProperty().get()).isEmpty();
        assertThat(logs.happened()).containsExactly("opened", "closed");
        model.choose("production");
        assertThat(model.noneProperty().get()).isFalse();
        assertThat(logs.happened()).containsExactly("opened", "closed", "opened");
    }

    @Test
    void whatCannotBeOpenedSaysWhyAndIsTriedAgain() {
        logs.refuse();
        model.attach();

        assertThat(model.opening().faultProperty().get())
                .hasValueSatisfying(fault -> assertThat(fault.sentence()).isEqualTo("web-1 cannot be reached."));
        logs.allow();
        model.open();
        saidOnBoth();
        until(() -> messages().size() == 4);
        assertThat(model.opening().faultProperty().get()).isEmpty();
    }

    @Test
    void whoLeavesForLongReadsNoMoreAndGoesOnWhenBack() {
        model.attach();
        model.detach();
        now.set(Samples.NOW.plusSeconds(29));
        model.attach();
        assertThat(logs.happened()).containsExactly("opened");

        model.detach();
        now.set(Samples.NOW.plusSeconds(60));
        assertThat(logs.happened()).containsExactly("opened", "paused");
        model.attach();
        assertThat(logs.happened()).containsExactly("opened", "paused", "resumed");
        model.detach();
        model.close();
        assertThat(logs.happened()).endsWith("resumed", "closed");
    }

    @Test
    void anExportHasEveryLineAndNothingThatActs() throws IOException {
        model.attach();
        logs.say(WEB_1, "2026-11-21T16:04:03Z ERROR \u001b[31mgone\u001b[0m\u001b[2J", "    at Shop.main(Shop.java:1)");
        until(() -> messages().size() == 1);
        Rows rows = model.rowsProperty().get().orElseThrow();
        LogLines lines = new LogLines(ZoneOffset.UTC, rows, () -> {});
        Path file = directory.resolve("production.log");

        model.export(file, new RowsFile.Part(rows, 0, 1), lines.copies());

        assertThat(Files.readString(file))
                .isEqualTo("16:04:03.000 ERROR gone\u241B[2J\n    at Shop.main(Shop.java:1)\n");
    }
}
