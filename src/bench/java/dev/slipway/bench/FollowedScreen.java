package dev.slipway.bench;

import dev.slipway.app.Logs;
import dev.slipway.app.OpenLogs;
import dev.slipway.app.Outcome;
import dev.slipway.app.ProjectInfo;
import dev.slipway.app.Workspace;
import dev.slipway.logs.LogName;
import dev.slipway.logs.Rows;
import dev.slipway.logs.timeline.Timeline;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.logs.LogsModel;
import dev.slipway.ui.logs.LogsView;
import dev.slipway.ui.shell.OuterActions;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ProjectMemory;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.shell.Screens;
import dev.slipway.ui.shell.Shell;
import dev.slipway.ui.theme.Theme;
import dev.slipway.ui.work.Background;
import dev.slipway.ui.work.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.AnimationTimer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;

/**
 * The window with the logs of a project, which it follows. It takes the time of each frame, and of each record how long after it was
 * written a frame was laid out that had it.
 */
final class FollowedScreen implements Screens, AutoCloseable {
    private static final double WIDTH = 1360;
    private static final double HEIGHT = 850;

    private final Frames between = new Frames();
    private final Frames work = new Frames();
    private final Lags lags = new Lags();
    private final CompletableFuture<OpenLogs> open = new CompletableFuture<>();
    private final ExecutorService counting = Executors.newSingleThreadExecutor();
    private final Ticker ticker = new Ticker(InstantSource.system(), Duration.ofSeconds(5), Platform::runLater);
    private final Logs logs;
    private final Shell shell;
    private final Stage stage = new Stage();
    private Optional<LogsModel> model = Optional.empty();
    private Optional<Screen> screen = Optional.empty();
    private Optional<Rows> told = Optional.empty();
    private Optional<Rows> counted = Optional.empty();
    private boolean measuring;
    private boolean disturbed = true;
    private long last = System.nanoTime();

    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frame(System.nanoTime());
        }
    };

    /** Belongs to the JavaFX thread. */
    FollowedScreen(Workspace workspace, ProjectInfo project) {
        logs = workspace.logs();
        shell = new Shell(
                workspace,
                project,
                this::made,
                new OuterActions(List.of(), List.of()),
                Background.ofWindow(),
                ticker.nowProperty(),
                new ProjectMemory(ProjectMemory.Kept.NOTHING));
        Scene scene = new Scene(shell, WIDTH, HEIGHT);
        new Theme().dress(scene, ColorScheme.LIGHT);
        scene.addPostLayoutPulseListener(this::laidOut);
        stage.setScene(scene);
        shell.attach();
        stage.show();
        timer.start();
    }

    private Screens made(ScreenContext context) {
        LogsModel made = new LogsModel(context, new Known(), ZoneId.systemDefault());
        made.heardProperty().subscribe(_ -> told = timeline().map(Timeline::rows));
        model = Optional.of(made);
        screen = Optional.of(new LogsView(context, made));
        return this;
    }

    @Override
    public Screen at(Place place) {
        return screen.orElseThrow();
    }

    @Override
    public Subscription attach() {
        return () -> model.ifPresent(LogsModel::close);
    }

    @Override
    public ObservableValue<Integer> waiting() {
        return new ReadOnlyObjectWrapper<>(0);
    }

    @Override
    public List<Action> everywhere(ProjectInfo project) {
        return List.of();
    }

    /** Begins to measure, or ends it. */
    void measure(boolean wanted) {
        measuring = wanted;
        disturbed = true;
    }

    /** The frame that this falls into does not count. */
    void disturb() {
        disturbed = true;
    }

    Timeline awaitTimeline() {
        return open.join().timeline();
    }

    private Optional<Timeline> timeline() {
        return open.isDone() ? Optional.of(open.join().timeline()) : Optional.empty();
    }

    Frames between() {
        return between;
    }

    Frames work() {
        return work;
    }

    Lags lags() {
        return lags;
    }

    private void frame(long nanos) {
        if (measuring && !disturbed) {
            between.add(nanos - last);
        }
        last = nanos;
    }

    private void laidOut() {
        if (measuring && !disturbed) {
            work.add(System.nanoTime() - last);
        }
        disturbed = false;
        Instant now = Instant.now();
        told.ifPresent(rows -> {
            Rows before = counted.orElse(rows);
            counting.execute(() -> lags.add(rows, before, now));
            counted = told;
            told = Optional.empty();
        });
    }

    @Override
    public void close() {
        timer.stop();
        shell.detach();
        ticker.close();
        counting.close();
        stage.hide();
    }

    /** Those of the project; tells which are open. */
    private final class Known implements Logs {
        @Override
        public List<LogName> of(String environment) {
            return logs.of(environment);
        }

        @Override
        public Outcome<OpenLogs> open(String environment) {
            Outcome<OpenLogs> outcome = logs.open(environment);
            if (outcome instanceof Outcome.Done<OpenLogs>(var opened)) {
                open.complete(opened);
            }
            return outcome;
        }
    }
}
