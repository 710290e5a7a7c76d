package dev.slipway;

import dev.slipway.app.DataDirectory;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.WorkspaceSettings;
import dev.slipway.app.Workspaces;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Front;
import dev.slipway.cli.SlipwayCommand;
import dev.slipway.cli.Terminal;
import dev.slipway.demo.DemoWorld;
import dev.slipway.ui.Screenshots;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Goes through what Slipway usually does, in a project with servers of its own, so that the virtual machine can record
 * which classes the next start needs (JEP 514). With the argument {@code window} it draws every screen too, without a
 * display.
 */
final class Rehearsal implements Front {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final DemoWorld world;
    private final WorkspaceSettings settings;

    private Rehearsal(DemoWorld world) {
        this.world = world;
        this.settings = new WorkspaceSettings(
                new DataDirectory(world.data()),
                world.ssh(),
                "rehearsal",
                "localhost",
                Clock.systemUTC(),
                RandomGenerator.getDefault());
    }

    public static void main(String[] arguments) throws IOException {
        Thread.ofPlatform().daemon().start(Rehearsal::giveUp);
        rehearse(List.of(arguments).contains("window"));
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

    /** Runs the commands and, if wanted, draws the screens. */
    static void rehearse(boolean window) throws IOException {
        try (DemoWorld world = DemoWorld.make(Optional.empty())) {
            Rehearsal rehearsal = new Rehearsal(world);
            rehearsal.commands();
            if (window) {
                rehearsal.screens();
            }
        }
    }

    private void commands() {
        command("--help");
        command("deploy", "v1.5.0", "--to", "development", "--yes");
        command("status");
        command("audit", "verify");
    }

    private void command(String... words) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "-C";
        all[words.length + 1] = world.project().toString();
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

    private void screens() throws IOException {
        Screenshots.withoutDisplay();
        if (open(world.project()) instanceof Outcome.Done<Workspace>(Workspace workspace)) {
            try (workspace) {
                new Screenshots(settings.data(), 1)
                        .sample(workspace, world.directory().resolve("screens"));
            }
        }
    }

    @Override
    public Outcome<Workspace> open(Path path) {
        return Workspaces.open(path, settings);
    }

    @Override
    public int window(Optional<Path> project, Terminal terminal) {
        throw new UnsupportedOperationException("A rehearsal opens no window");
    }

    @Override
    public int demo(Demonstration wanted, Terminal terminal) {
        throw new UnsupportedOperationException("A rehearsal is no demonstration");
    }

    @Override
    public int gallery(Terminal terminal) {
        throw new UnsupportedOperationException("A rehearsal opens no window");
    }
}
