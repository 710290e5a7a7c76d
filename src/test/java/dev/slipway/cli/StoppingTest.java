package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whoever presses Ctrl C hears at once what happens now. */
class StoppingTest extends WithHelloProject {
    @Test
    void whatStoppingMeansIsSaidOnStandardError() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new StringReader(""),
                false,
                false);
        if (!(hello.open(hello.project()) instanceof Outcome.Done<Workspace>(Workspace workspace))) {
            throw new AssertionError("The project cannot be opened");
        }

        new Runner(new Shared(), terminal).stop(workspace);

        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Stopping: it ends at the next safe point");
        assertThat(out.size()).isZero();
    }
}
