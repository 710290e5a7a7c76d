package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.Outcome;
import dev.slipway.app.Questions;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whoever presses Ctrl C hears at once what happens now, and then what is waited for. */
class StoppingTest extends WithHelloProject {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new StringReader(""),
            false,
            false);
    private final RunPrinter printer = new RunPrinter(terminal);

    @Test
    void whatStoppingMeansIsSaidOnStandardError() {
        new Runner(new Shared(), terminal).stop(opened(), printer, Runner.STOPPING);

        assertThat(said())
                .startsWith("Stopping: it ends at the next safe point")
                .contains(
                        "Ctrl C again changes nothing; if it is killed, slipway recover ends it once its lease has expired.");
        assertThat(out.size()).isZero();
    }

    @Test
    void whatIsWaitedForIsSaidAgainAndAgain() throws InterruptedException {
        hello.write("slipway.yaml", hello.configuration().replace("test ! -e app/broken", "sleep 5"));
        hello.release("v1.2.0", "feat: start slowly", "hello");
        Workspace workspace = opened();
        if (!(workspace.plan("v1.2.0", "staging") instanceof Outcome.Done<Review>(Review review))) {
            throw new AssertionError("There is no plan");
        }
        try (var _ = workspace.listen(printer::print)) {
            workspace.run(review, review.digest(), "");
            await().until(() -> printer.doing().contains("restart"));

            new Runner(new Shared(), terminal).stop(workspace, printer, Runner.STOPPING);
        }

        assertThat(said()).contains("Still stopping; now: stage-1 restart web");
        assertThat(printer.doing()).isEmpty();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Workspace opened() {
        if (hello.open(hello.project(), Questions.NOBODY) instanceof Outcome.Done<Workspace>(Workspace workspace)) {
            return workspace;
        }
        throw new AssertionError("The project cannot be opened");
    }
}
