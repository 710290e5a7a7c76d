package dev.slipway.git.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Config;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
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
        Programs.Ended ended =
                run("head -c 3000000 /dev/zero | tr '\\0' x; echo no >&2; exit 3", 5 << 20, Duration.ofSeconds(30));

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.output()).hasSize(1 << 20);
        assertThat(ended.errors()).isEqualTo("no\n");
    }

    @Test
    void aProgramIsFoundOnlyInDirectoriesThatAreNamedInFull() throws IOException {
        Path program = Files.createFile(directory.resolve("tool"));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(programs(Map.of("PATH", ":.:relative"), Duration.ZERO).find("tool"))
                .isEmpty();
        assertThat(programs(Map.of("PATH", "/absent:" + directory), Duration.ZERO)
                        .find("tool"))
                .contains(program);
        assertThat(programs(Map.of("HOME", directory.toString()), Duration.ZERO).find("~/tool"))
                .contains(program);
        assertThat(programs(Map.of(), Duration.ZERO).find("./tool")).isEmpty();
        assertThat(programs(Map.of(), Duration.ZERO).find(program.toString())).contains(program);
    }

    private Programs.Ended run(String script, int input, Duration patience) throws IOException, InterruptedException {
        return programs(System.getenv(), patience).run(SH, List.of("-c", script), new byte[input]);
    }

    private Programs programs(Map<String, String> environment, Duration patience) {
        return new Programs(new SigningSettings(new Config(), directory, environment), patience);
    }

    private long pid() {
        try {
            return Long.parseLong(Files.readString(directory.resolve("pid")).strip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
