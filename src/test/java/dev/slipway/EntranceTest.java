package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.DataDirectory;
import dev.slipway.app.Questions;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.app.WorkspaceSettings;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Terminal;
import dev.slipway.project.Tier;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.wire.SshSettings;
import dev.slipway.ui.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads where the window cannot be opened. */
class EntranceTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void aWindowThatCannotOpenIsToldInASentenceAndNotAsATrace() throws InterruptedException {
        Pictures.startToolkit();
        Path project = project();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

        int status = new Entrance(settings(), Questions.NOBODY.passphrases(), (_, _) -> {})
                .window(Optional.of(project), new Terminal(out, out, new StringReader(""), false, false));

        assertThat(status).isEqualTo(ExitStatus.FAILED);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("The window cannot be opened: ")
                .doesNotContain("\tat ");
    }

    private Path project() {
        try (RecordedProject project = RecordedProject.in(
                directory, Clock.systemUTC(), new Place("production", Tier.PRODUCTION, List.of("web-1")))) {
            return project.directory();
        }
    }

    private WorkspaceSettings settings() {
        return new WorkspaceSettings(
                new DataDirectory(directory.resolve("of-ana")),
                SshSettings.of(directory, "ana"),
                "ana",
                "ana-laptop",
                Clock.systemUTC(),
                RandomGenerator.getDefault(),
                new Masking());
    }
}
