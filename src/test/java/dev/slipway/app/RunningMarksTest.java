package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs in another process of this machine. */
class RunningMarksTest {
    private static final String ID = "staging-20261130-101500-0000002a";

    @TempDir
    private Path directory;

    /** Marks a deployment, says so, and waits. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (var _ = new RunningMarks(Path.of(arguments[0])).mark(arguments[1])) {
                System.out.println("marked");
                System.in.read();
            }
        }

        static Process start(Path directory, String id) throws IOException {
            Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Holder.class.getName(),
                            directory.toString(),
                            id)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
            assertThat(said.readLine()).isEqualTo("marked");
            return process;
        }
    }

    @Test
    void aDeploymentRunsElsewhereUntilThatProcessEndsHoweverItDoes() throws Exception {
        RunningMarks marks = new RunningMarks(directory);
        assertThat(marks.runsElsewhere(ID)).isFalse();

        Process killed = Holder.start(directory, ID);
        assertThat(marks.runsElsewhere(ID)).isTrue();
        killed.destroyForcibly().waitFor();
        assertThat(marks.runsElsewhere(ID)).isFalse();

        Process ended = Holder.start(directory, ID);
        assertThat(marks.runsElsewhere(ID)).isTrue();
        ended.getOutputStream().close();
        ended.waitFor();
        assertThat(marks.runsElsewhere(ID)).isFalse();
        assertThat(directory).isEmptyDirectory();
    }
}
