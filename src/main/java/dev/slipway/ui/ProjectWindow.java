package dev.slipway.ui;

import dev.slipway.app.Outcome;
import dev.slipway.app.ProjectInfo;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.ui.WindowMemory.Bounds;
import dev.slipway.ui.WindowMemory.Recent;
import dev.slipway.ui.WindowMemory.Remembered;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.shell.OuterActions;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ProjectMemory;
import dev.slipway.ui.shell.ProjectMemory.Kept;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.shell.Screens;
import dev.slipway.ui.shell.Shell;
import dev.slipway.ui.theme.Appearance;
import dev.slipway.ui.theme.Theme;
import dev.slipway.ui.work.Background;
import dev.slipway.ui.work.Fault;
import dev.slipway.ui.work.Ticker;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stage with the shell of one project in it, and the way to another project. Belongs to the JavaFX thread. What runs is
 * stopped only after a question, whether the window or the project is left.
 */
final class ProjectWindow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectWindow.class);
    private static final double WIDTH = 1360;
    private static final double HEIGHT = 850;
    /** What the title bar of a window takes at most. */
    private static final double TITLE = 40;

    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 700;
    private static final javafx.util.Duration MOMENT = javafx.util.Duration.millis(500);
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration STEP_WHILE_DEPLOYING = Duration.ofSeconds(1);

    private final Stage stage;
    private final WindowMemory memory;
    private final Function<Path, Outcome<Workspace>> opener;
    private final Set<CompletableFuture<?>> asked = new HashSet<>();
    private final Background background = Background.ofWindow();
    private final Ticker ticker = new Ticker(InstantSource.system(), STEP, Platform::runLater);
    private final Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    private final Scene scene = new Scene(new StackPane(), WIDTH, HEIGHT);
    private final ObjectProperty<Appearance> appearance;
    private final BiFunction<ObjectProperty<Appearance>, ScreenContext, Screens> screens;
    private final Set<String> met = new HashSet<>();
    private Optional<Shell> shell = Optional.empty();
    private Subscription pace = Subscription.EMPTY;
    private Optional<Workspace> opened = Optional.empty();
    private boolean stopping;

    /**
     * @param opener opens another project that the person chooses
     * @param screens makes the screens of a project, given how the window looks
     */
    ProjectWindow(
            Stage stage,
            WindowMemory memory,
            Function<Path, Outcome<Workspace>> opener,
            BiFunction<ObjectProperty<Appearance>, ScreenContext, Screens> screens) {
        this.stage = stage;
        this.memory = memory;
        this.opener = opener;
        Remembered remembered = memory.read();
        appearance = new SimpleObjectProperty<>(remembered.appearance());
        appearance.subscribe((_, chosen) -> memory.change(now -> now.with(chosen)));
        this.screens = screens;
        new Theme().follow(scene, appearance, Platform.getPreferences().colorSchemeProperty());
        stage.setScene(scene);
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        if (screen.getWidth() < WIDTH || screen.getHeight() < HEIGHT + TITLE) {
            stage.setWidth(Math.min(WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
        }
        remembered.bounds().filter(ProjectWindow::onScreen).ifPresent(this::place);
        stage.setMaximized(remembered.maximized());
        stage.setOnCloseRequest(this::closeAsked);
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> leave());
        Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> unexpected(thrown));
    }

    /** Shows a project; the window closes the workspaces that it opened itself, and no other. */
    void show(Workspace workspace, ProjectInfo project) {
        giveNoAnswers();
        shell.ifPresent(Shell::detach);
        String name = project.configuration().project();
        String path = project.path().toString();
        memory.change(remembered -> remembered.opened(new Recent(name, path)));
        ProjectMemory kept =
                new ProjectMemory(memory.read().of(path).flatMap(Recent::kept).orElse(Kept.NOTHING));
        kept.keptProperty().subscribe((before, now) -> {
            memory.change(remembered -> remembered.with(path, before, now));
            write();
        });
        Shell next = new Shell(
                workspace,
                project,
                context -> screens.apply(appearance, context),
                outer(),
                background,
                ticker.nowProperty(),
                kept);
        pace.unsubscribe();
        pace = next.busy().subscribe(busy -> ticker.pace(busy ? STEP_WHILE_DEPLOYING : STEP));
        shell = Optional.of(next);
        stage.setTitle(name + " – Slipway");
        scene.setRoot(next);
        next.attach();
        stage.show();
        project.faulty().map(Fault::of).ifPresent(this::tell);
    }

    /** Asks in a sheet; who leaves the project or the window gives no answer. */
    <T> void ask(Function<Consumer<T>, Node> sheet, CompletableFuture<T> answer) {
        asked.removeIf(CompletableFuture::isDone);
        asked.add(answer);
        shell.filter(_ -> stage.isShowing()).ifPresentOrElse(s -> s.ask(sheet, answer), () -> answer.cancel(false));
    }

    private void write() {
        background.run(
                () -> {
                    memory.write();
                    return memory;
                },
                _ -> {},
                this::failed);
    }

    private void giveNoAnswers() {
        List.copyOf(asked).forEach(answer -> answer.cancel(false));
        asked.clear();
    }

    /** Goes to each of these places after a moment, and then closes. */
    void visit(Collection<Place> places) {
        SequentialTransition visit = new SequentialTransition();
        for (Place place : places) {
            visit.getChildren()
                    .add(afterAMoment(() -> shell.ifPresent(s -> s.navigator().go(place))));
        }
        visit.getChildren().add(afterAMoment(stage::hide));
        visit.play();
    }

    private static PauseTransition afterAMoment(Runnable act) {
        PauseTransition moment = new PauseTransition(MOMENT);
        moment.setOnFinished(_ -> act.run());
        return moment;
    }

    private OuterActions outer() {
        Stream<Action> recent = memory.read().recent().stream()
                .skip(1)
                .map(r -> Action.of(
                        "project." + r.path(), "Open " + r.name(), Feather.FOLDER, () -> open(Path.of(r.path()))));
        Action other = Action.of("project.open", "Open another project", Feather.FOLDER_PLUS, this::choose)
                .withKey("Shortcut+O");
        List<Action> looks = Arrays.stream(Appearance.values())
                .map(look -> Action.of(
                        "theme." + look.title().toLowerCase(Locale.ROOT),
                        "Appearance: " + look.title(),
                        look == Appearance.DARK ? Feather.MOON : Feather.SUN,
                        () -> appearance.set(look)))
                .toList();
        return new OuterActions(Stream.concat(recent, Stream.of(other)).toList(), looks);
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open a project");
        File chosen = chooser.showDialog(stage);
        if (chosen != null) {
            open(chosen.toPath());
        }
    }

    private void open(Path path) {
        ifStopped("Stop and switch", () -> background.run(() -> opener.apply(path), this::opened, this::failed));
    }

    private void closeAsked(WindowEvent event) {
        if (stopping) {
            event.consume();
        } else if (!running().isEmpty()) {
            event.consume();
            ifStopped("Stop and close", () -> stopThen(stage::hide));
        }
    }

    private List<Running> running() {
        return shell.map(Shell::running).orElse(List.of());
    }

    /** Goes on at once where nothing runs, else if the person says that it may be stopped. */
    private void ifStopped(String verb, Runnable goOn) {
        List<Running> running = running();
        if (running.isEmpty()) {
            goOn.run();
        } else {
            shell.ifPresent(s -> s.askToStop(running, verb, goOn));
        }
    }

    /** Stops what runs, waits for its end without blocking the window, and goes on. */
    private void stopThen(Runnable goOn) {
        List<Running> running = running();
        if (running.isEmpty()) {
            goOn.run();
            return;
        }
        stopping = true;
        shell.ifPresent(s -> s.showStopping(running));
        background.run(
                () -> stopped(running),
                _ -> {
                    stopping = false;
                    goOn.run();
                },
                thrown -> {
                    stopping = false;
                    shell.ifPresent(Shell::showGoingOn);
                    failed(thrown);
                });
    }

    private static List<DeploymentState> stopped(List<Running> running) throws InterruptedException {
        running.forEach(Running::cancel);
        List<DeploymentState> ends = new ArrayList<>();
        for (Running deployment : running) {
            ends.add(deployment.await());
        }
        return ends;
    }

    private void opened(Outcome<Workspace> outcome) {
        switch (outcome) {
            case Outcome.No<Workspace>(var refused) -> tell(Fault.of(refused));
            case Outcome.Done<Workspace>(Workspace workspace) ->
                background.run(
                        () -> ready(workspace), project -> stopThen(() -> change(workspace, project)), this::failed);
        }
    }

    private static ProjectInfo ready(Workspace workspace) {
        try {
            workspace.journal().awaitOpen();
            return workspace.project();
        } catch (RuntimeException e) {
            workspace.close();
            throw e;
        }
    }

    private void change(Workspace workspace, ProjectInfo project) {
        Optional<Workspace> before = opened;
        opened = Optional.of(workspace);
        show(workspace, project);
        before.ifPresent(this::close);
    }

    /** A fault that nobody expected is told once, and logged each time. */
    private void unexpected(Throwable thrown) {
        LOG.error("The window met a fault", thrown);
        Fault fault = Fault.of(thrown);
        if (met.add(fault.sentence())) {
            tell(fault);
        }
    }

    private void failed(Throwable thrown) {
        tell(Fault.of(thrown));
    }

    /** Tells of something in a corner of the window. */
    void told(String sentence) {
        shell.ifPresent(s -> s.notices().told(sentence));
    }

    /** Tells what went wrong in a corner of the window. */
    void tell(Fault fault) {
        shell.ifPresent(s -> s.notices().failed(fault));
    }

    private void close(Workspace workspace) {
        background.run(
                () -> {
                    workspace.close();
                    return workspace;
                },
                _ -> {},
                this::failed);
    }

    private void leave() {
        giveNoAnswers();
        shell.ifPresent(Shell::detach);
        ticker.close();
        Bounds place = new Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        boolean maximized = stage.isMaximized();
        memory.change(
                remembered -> remembered.at(maximized ? remembered.bounds().orElse(place) : place, maximized));
        memory.write();
    }

    /** Closes the project that it opened itself. To be called when the window is gone, not on the JavaFX thread. */
    @Override
    public void close() {
        opened.ifPresent(Workspace::close);
    }

    private void place(Bounds bounds) {
        stage.setX(bounds.x());
        stage.setY(bounds.y());
        stage.setWidth(bounds.width());
        stage.setHeight(bounds.height());
    }

    /** Whether a screen still shows the middle of the top edge, where a window is taken hold of. */
    private static boolean onScreen(Bounds bounds) {
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .anyMatch((Rectangle2D visible) -> visible.contains(bounds.x() + bounds.width() / 2, bounds.y() + 1));
    }
}
