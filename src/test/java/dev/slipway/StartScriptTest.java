package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./slipway} promises before Java runs. */
@DisabledOnOs(OS.WINDOWS)
class StartScriptTest {
    private static final String BUILD = """
            set -eu
            . .mvn/java.sh
            slipway_turn "$1"
            mkdir "$1/alone" || exit 9
            sleep 0.2
            rmdir "$1/alone"
            slipway_turn_over
            """;

    @TempDir
    private Path directory;

    @Test
    void whoStartsAtTheSameTimeBuildsOneAfterTheOther() throws Exception {
        assertAllBuild();
    }

    @Test
    void aBuildThatWasKilledHoldsUpNoOther() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        assertThat(dead.waitFor()).isZero();
        Path target = Files.createDirectory(directory.resolve("target"));
        Files.createSymbolicLink(target.resolve("building"), Path.of(Long.toString(dead.pid())));

        assertAllBuild();
    }

    private void assertAllBuild() throws IOException, InterruptedException {
        List<Process> starts = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            starts.add(new ProcessBuilder("sh", "-c", BUILD, "sh", directory.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said(number).toFile())
                    .start());
        }
        for (int number = 1; number <= 3; number++) {
            Process start = starts.get(number - 1);
            boolean ended = start.waitFor(1, TimeUnit.MINUTES);
            start.destroyForcibly();
            assertThat(ended && start.exitValue() == 0)
                    .as(Files.readString(said(number)))
                    .isTrue();
        }
        assertThat(directory.resolve("target")).isEmptyDirectory();
    }

    private Path said(int start) {
        return directory.resolve("said-" + start);
    }
}
