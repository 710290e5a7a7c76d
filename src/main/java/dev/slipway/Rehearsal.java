package dev.slipway;

import dev.slipway.app.Outcome;
import dev.slipway.app.Questions;
import dev.slipway.app.Workspace;
import dev.slipway.app.WorkspaceSettings;
import dev.slipway.app.Workspaces;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Front;
import dev.slipway.cli.SlipwayCommand;
import dev.slipway.cli.Terminal;
import dev.slipway.demo.DemoPlace;
import dev.slipway.demo.DemoWorld;
import dev.slipway.ui.Screenshots;
import dev.slipway.ui.SlipwayWindow;
import dev.slipway.vault.Passphrases;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Goes through what Slipway usually does, in a project with servers of its own, so that the virtual machine can record
 * which classes the next start needs (JEP 514). With the argument {@code window} it opens the window, without a display.
 * The servers run in a process of their own, for no start needs them, and every class in the record costs each start time.
 */
final class Rehearsal implements Front {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String SERVERS = "servers";

    private final WorkspaceSettings settings;
    private final Path project;

    private Rehearsal(DemoPlace place) {
        settings = place.settings("rehearsal", "localhost");
        project = place.project();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Thread.ofPlatform().daemon().start(Rehearsal::giveUp);
        if (List.of(arguments).contains(SERVERS)) {
            serve();
        } else {
            rehearseWithServers(List.of(arguments).contains("window"));
        }
        System.exit(ExitStatus.DONE);
    }

    /** A person waits for it: better a slow start than none. */
    private static void giveUp() {
        try {
            Thread.sleep(LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitStatus.FAILED);
    }

    /** Says where the servers' directory is, and keeps them until the input ends. */
    private static void serve() throws IOException {
        try (DemoWorld world = DemoWorld.make(Optional.empty())) {
            System.out.println(world.place().directory());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void rehearseWithServers(boolean window) throws IOException, InterruptedException {
        Process servers = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rehearsal.class.getName(),
                        SERVERS)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String directory = servers.inputReader().readLine();
            if (directory == null) {
                throw new IOException("The servers of the rehearsal did not start");
            }
            rehearse(new DemoPlace(Path.of(directory)), window);
        } finally {
            servers.outputWriter().close();
            servers.waitFor();
        }
    }

    /** Runs the commands or, if wanted, deploys once and opens the window. */
    static void rehearse(DemoPlace place, boolean window) {
        Rehearsal rehearsal = new Rehearsal(place);
        if (window) {
            Screenshots.withoutDisplay();
        } else {
            rehearsal.command("--help");
        }
        rehearsal.command("deploy", "v1.5.0", "--to", "development", "--yes");
        if (window) {
            rehearsal.command("open");
        } else {
            rehearsal.command("status");
            rehearsal.command("audit", "verify");
        }
    }

    private void command(String... words) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "-C";
        all[words.length + 1] = project.toString();
        Terminal nowhere = new Terminal(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                System.err,
                new InputStreamReader(InputStream.nullInputStream(), StandardCharsets.UTF_8),
                false,
                false);
        int status = SlipwayCommand.run(this, nowhere, all);
        if (status != ExitStatus.DONE) {
            throw new IllegalStateException("slipway " + String.join(" ", words) + " gave status " + status);
        }
    }

    @Override
    public Outcome<Workspace> open(Path path, Questions questions) {
        return Workspaces.open(path, settings);
    }

    @Override
    public Passphrases passphrases() {
        return Questions.NOBODY.passphrases();
    }

    @Override
    public int window(Optional<Path> path, Terminal terminal) {
        try (SlipwayWindow window = new SlipwayWindow(settings.data(), passphrases(), this::open)) {
            if (open(path.orElse(project), Questions.NOBODY) instanceof Outcome.Done<Workspace>(Workspace workspace)) {
                try (workspace) {
                    window.rehearse(workspace);
                    return ExitStatus.DONE;
                }
            }
            return ExitStatus.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitStatus.FAILED;
        }
    }

    @Override
    public int demo(Demonstration wanted, Terminal terminal) {
        throw new UnsupportedOperationException("A rehearsal is no demonstration");
    }

    @Override
    public int gallery(Terminal terminal) {
        throw new UnsupportedOperationException("A rehearsal shows no gallery");
    }
}
