package dev.slipway.git.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jgit.lib.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
    @TempDir
    Path directory;

    @Test
    void aProgramIsFoundOnlyInDirectoriesThatAreNamedInFull() throws IOException {
        Path program = Files.createFile(directory.resolve("tool"));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(programs(Map.of("PATH", ":.:relative")).find("tool")).isEmpty();
        assertThat(programs(Map.of("PATH", "/absent:" + directory)).find("tool"))
                .contains(program);
        assertThat(programs(Map.of("HOME", directory.toString())).find("~/tool"))
                .contains(program);
        assertThat(programs(Map.of()).find("./tool")).isEmpty();
        assertThat(programs(Map.of()).find(program.toString())).contains(program);
    }

    private Programs programs(Map<String, String> environment) {
        return new Programs(new SigningSettings(new Config(), directory, environment), Duration.ZERO);
    }
}
