package dev.slipway;

import dev.slipway.app.DataDirectory;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.WorkspaceSettings;
import dev.slipway.app.Workspaces;
import dev.slipway.cli.Front;
import dev.slipway.cli.Terminal;
import dev.slipway.demo.DemoStory;
import dev.slipway.demo.DemoWorld;
import dev.slipway.demo.Moment;
import dev.slipway.demo.Tour;
import dev.slipway.deploy.Refused;
import dev.slipway.ui.Screenshots;
import dev.slipway.ui.SlipwayWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Brings together what floors apart know: projects, the window, the demonstration. */
final class Entrance implements Front {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final WorkspaceSettings settings;

    Entrance(WorkspaceSettings settings) {
        this.settings = settings;
    }

    @Override
    public Outcome<Workspace> open(Path path) {
        return Workspaces.open(path, settings);
    }

    @Override
    public int window(Optional<Path> project, Terminal terminal) {
        Optional<String> missing = Display.missing();
        if (missing.isPresent()) {
            terminal.complain(missing.get() + " The window cannot open; slipway --help lists what works without it.");
            return USAGE;
        }
        SlipwayWindow window = new SlipwayWindow(settings.data(), this::open);
        Path path = project.or(window::lastProject).orElseGet(() -> Path.of("").toAbsolutePath());
        return switch (open(path)) {
            case Outcome.No<Workspace>(Refused refused) -> {
                terminal.complain(refused.reason());
                terminal.complain(refused.remedy());
                yield USAGE;
            }
            case Outcome.Done<Workspace>(Workspace workspace) -> shown(window, workspace);
        };
    }

    @Override
    public int demo(Demonstration wanted, Terminal terminal) {
        Optional<String> missing = wanted.tour() ? Optional.empty() : Display.missing();
        missing.ifPresent(sentence -> terminal.complain(sentence + " The tour runs instead of the window."));
        boolean tour = wanted.tour() || missing.isPresent();
        if (tour) {
            Screenshots.withoutDisplay();
        }
        try (DemoWorld world = DemoWorld.make(wanted.keep())) {
            WorkspaceSettings demo = new WorkspaceSettings(
                    new DataDirectory(world.data()),
                    world.ssh(),
                    settings.user(),
                    settings.machine(),
                    settings.clock(),
                    settings.random());
            Workspace workspace = opened(world, demo);
            return tour ? tour(world, workspace, wanted, terminal) : live(workspace, demo, terminal);
        } catch (IOException | UncheckedIOException e) {
            terminal.complain("The demonstration cannot be made: " + e.getMessage());
            return USAGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static Workspace opened(DemoWorld world, WorkspaceSettings demo) {
        return switch (Workspaces.open(world.project(), demo)) {
            case Outcome.Done<Workspace>(Workspace workspace) -> workspace;
            case Outcome.No<Workspace>(Refused refused) -> throw new IllegalStateException(refused.reason());
        };
    }

    private static int tour(DemoWorld world, Workspace workspace, Demonstration wanted, Terminal terminal)
            throws InterruptedException {
        try (workspace) {
            Tour.Result result =
                    new Tour(world, workspace, terminal::line, moment -> look(moment, workspace, world, wanted)).run();
            return result.untrue().isEmpty() ? DONE : FAILED;
        }
    }

    /** At the end of the journey every screen has something to show. */
    private static void look(Moment moment, Workspace workspace, DemoWorld world, Demonstration wanted) {
        if (moment instanceof Moment.Verified && wanted.out().isPresent()) {
            try {
                new Screenshots(new DataDirectory(world.data()), 1)
                        .take(workspace, wanted.out().get());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write screenshots: " + e.getMessage(), e);
            }
        }
    }

    private int live(Workspace workspace, WorkspaceSettings demo, Terminal terminal) throws InterruptedException {
        terminal.line("Preparing a living project: six hosts and their first deployments...");
        new DemoStory(workspace).tell();
        return shown(new SlipwayWindow(demo.data(), path -> Workspaces.open(path, demo)), workspace);
    }

    private static int shown(SlipwayWindow window, Workspace workspace) {
        try (workspace) {
            window.show(workspace);
            return DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }
}
