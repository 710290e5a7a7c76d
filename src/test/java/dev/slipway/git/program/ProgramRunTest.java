package dev.slipway.git.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramRunTest {
    private static final Path SH = Path.of("/bin/sh");

    @TempDir
    Path directory;

    @BeforeEach
    void assumeShell() {
        Assumptions.assumeTrue(Files.isExecutable(SH), "This machine has no sh");
    }

    @Test
    void aProgramThatDoesNotEndIsEnded() {
        assertThatThrownBy(() -> run("echo $$ > pid; exec sleep 600", 0, Duration.ofSeconds(2)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("it did not end within");
        await().until(() ->
                ProcessHandle.of(pid()).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void whatAProgramDoesNotReadAndWhatItSaysTooMuchHoldUpNothing() throws Exception {
        ProgramRun.Ended ended =
                run("head -c 70000000 /dev/zero | tr '\\0' x; echo no >&2; exit 3", 5 << 20, Duration.ofSeconds(30));

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.output().length()).isEqualTo(64 << 20);
        assertThat(ended.errors()).isEqualTo("no\n");
    }

    private ProgramRun.Ended run(String script, int input, Duration patience) throws IOException, InterruptedException {
        return new ProgramRun(directory, System.getenv(), patience).of(SH, List.of("-c", script), new byte[input]);
    }

    private long pid() {
        try {
            return Long.parseLong(Files.readString(directory.resolve("pid")).strip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
