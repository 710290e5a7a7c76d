package dev.slipway;

import dev.slipway.app.Outcome;
import dev.slipway.app.Questions;
import dev.slipway.app.Workspace;
import dev.slipway.app.WorkspaceSettings;
import dev.slipway.app.Workspaces;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Front;
import dev.slipway.cli.Terminal;
import dev.slipway.demo.DemoRepository;
import dev.slipway.demo.DemoStory;
import dev.slipway.demo.DemoWorld;
import dev.slipway.demo.Moment;
import dev.slipway.demo.Tour;
import dev.slipway.demo.Traffic;
import dev.slipway.deploy.Refused;
import dev.slipway.git.GitException;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Progress;
import dev.slipway.ui.GalleryWindow;
import dev.slipway.ui.Screenshots;
import dev.slipway.ui.SlipwayWindow;
import dev.slipway.vault.Passphrases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Brings together what floors apart know: projects, the window, the demonstration. */
final class Entrance implements Front {
    /** What each host of a living demonstration is asked a second, so that its logs have something to tell. */
    private static final int VISITS = 1;

    private final WorkspaceSettings settings;
    private final Passphrases passphrases;
    private final Progress opening;

    /**
     * @param passphrases what was given beforehand
     * @param opening hears of a trail whose database is made anew when its project is opened
     */
    Entrance(WorkspaceSettings settings, Passphrases passphrases, Progress opening) {
        this.settings = settings;
        this.passphrases = passphrases;
        this.opening = opening;
    }

    @Override
    public Outcome<Workspace> open(Path path, Questions questions) {
        return Workspaces.open(path, settings, questions, opening);
    }

    @Override
    public Passphrases passphrases() {
        return passphrases;
    }

    @Override
    public int window(Optional<Path> project, Terminal terminal) {
        Optional<String> missing = Display.missing();
        if (missing.isPresent()) {
            terminal.complain(missing.get() + " The window cannot open; slipway --help lists what works without it.");
            return ExitStatus.USAGE;
        }
        Display.prefer();
        try (SlipwayWindow window = new SlipwayWindow(settings.data(), passphrases, this::open)) {
            Path path = project.or(() -> window.lastProject().filter(Files::isDirectory))
                    .orElseGet(() -> Path.of("").toAbsolutePath());
            return switch (open(path, window.questions())) {
                case Outcome.No<Workspace>(Refused refused) ->
                    no(terminal, refused.reason(), refused.remedy(), ExitStatus.USAGE);
                case Outcome.Done<Workspace>(Workspace workspace) -> {
                    try (workspace) {
                        yield shown(window, workspace, terminal);
                    }
                }
            };
        } catch (GitException e) {
            return no(terminal, String.valueOf(e.getMessage()), e.remedy(), ExitStatus.USAGE);
        } catch (JournalException e) {
            return no(terminal, String.valueOf(e.getMessage()), e.remedy(), ExitStatus.REFUSED);
        } catch (IllegalStateException | UncheckedIOException e) {
            return fault(terminal, "The project cannot be opened", e);
        }
    }

    /** What nobody expected: a sentence for the person, all of it for the log. */
    private static int fault(Terminal terminal, String what, RuntimeException fault) {
        LoggerFactory.getLogger(Entrance.class).error(what, fault); // not before: Logback slows the shortest commands
        return no(terminal, what + ": " + fault.getMessage(), "The log says what lies behind it.", ExitStatus.FAILED);
    }

    private static int no(Terminal terminal, String reason, String remedy, int status) {
        terminal.complain(reason);
        if (!remedy.isEmpty()) {
            terminal.complain(remedy);
        }
        return status;
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
            WorkspaceSettings demo = world.place().settings(DemoRepository.USER, settings.machine());
            try (Workspace workspace = opened(world, demo)) {
                return tour ? tour(world, workspace, wanted, terminal) : live(world, workspace, demo, terminal);
            }
        } catch (IOException | UncheckedIOException e) {
            terminal.complain("The demonstration cannot be made: " + e.getMessage());
            return ExitStatus.USAGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitStatus.FAILED;
        }
    }

    private static Workspace opened(DemoWorld world, WorkspaceSettings demo) {
        return switch (Workspaces.open(world.place().project(), demo)) {
            case Outcome.Done<Workspace>(Workspace workspace) -> workspace;
            case Outcome.No<Workspace>(Refused refused) -> throw new IllegalStateException(refused.reason());
        };
    }

    private static int tour(DemoWorld world, Workspace workspace, Demonstration wanted, Terminal terminal)
            throws InterruptedException {
        Screenshots screenshots = new Screenshots(world.place().data(), 1);
        Consumer<Moment> onlooker = wanted.out()
                .<Consumer<Moment>>map(directory -> new TourPictures(workspace, screenshots, directory))
                .orElse(_ -> {});
        Consumer<String> account = wanted.json() ? terminal::complain : terminal::line;
        Tour.Result result = new Tour(world, workspace, account, onlooker).run();
        if (wanted.json()) {
            terminal.object(result);
        }
        return result.untrue().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private int live(DemoWorld world, Workspace workspace, WorkspaceSettings demo, Terminal terminal)
            throws InterruptedException {
        terminal.complain("Preparing a living project: six hosts and their first deployments...");
        new DemoStory(workspace).tell();
        Display.prefer();
        try (var _ = Traffic.start(world.hosts(), VISITS, Set.of());
                SlipwayWindow window = new SlipwayWindow(
                        demo.data(), Questions.NOBODY.passphrases(), (path, _) -> Workspaces.open(path, demo))) {
            return shown(window, workspace, terminal);
        }
    }

    @Override
    public int gallery(Terminal terminal) {
        Optional<String> missing = Display.missing();
        Display.prefer();
        return missing.isPresent()
                ? no(terminal, missing.get() + " The gallery cannot open.", "", ExitStatus.USAGE)
                : shown(new GalleryWindow()::show, terminal);
    }

    private static int shown(SlipwayWindow window, Workspace workspace, Terminal terminal) {
        return shown(() -> window.show(workspace), terminal);
    }

    /** A window, until the person closes it. */
    private interface UntilClosed {
        void show() throws InterruptedException;
    }

    private static int shown(UntilClosed window, Terminal terminal) {
        try {
            window.show();
            return ExitStatus.DONE;
        } catch (UnsupportedOperationException | IllegalStateException e) {
            return fault(terminal, "The window cannot be opened", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitStatus.FAILED;
        }
    }
}
