package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
            mkdir "$1/building" || exit 9
            sleep 0.2
            rmdir "$1/building"
            slipway_turn_over
            """;

    @TempDir
    private Path directory;

    @Test
    void whoStartsAtTheSameTimeBuildsOneAfterTheOther() throws Exception {
        List<Process> starts = IntStream.range(0, 3).mapToObj(_ -> start()).toList();
        for (Process start : starts) {
            assertEnds(start);
        }
        assertThat(directory.resolve("target")).isEmptyDirectory();
    }

    @Test
    void aBuildThatWasKilledHoldsUpNoOther() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        assertThat(dead.waitFor()).isZero();
        Path turn = Files.createDirectories(directory.resolve("target/turn"));
        Files.writeString(turn.resolve("process"), dead.pid() + "\n");

        assertEnds(start());
    }

    private Process start() {
        try {
            return new ProcessBuilder("sh", "-c", BUILD, "sh", directory.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertEnds(Process start) throws IOException, InterruptedException {
        String said = new String(start.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(start.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(start.exitValue()).as(said).isZero();
    }
}
