package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.git.GitProgram;
import dev.slipway.git.program.InstalledProgram;
import dev.slipway.git.program.ProgramRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchingTest {
    @TempDir
    Path directory;

    @Test
    void whereNobodyIsThereGitOpensNoWindowToAskForALogin() throws Exception {
        Path asker = Files.writeString(
                directory.resolve("asker"),
                "#!/bin/sh\necho asked >> '" + directory.resolve("asked") + "'\necho ana\n");
        Files.setPosixFilePermissions(asker, PosixFilePermissions.fromString("rwx------"));
        Path ours = directory.resolve("ours");
        GitProgram.init(ours).run("config", "core.askPass", asker.toString());
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(Map.of(
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_TERMINAL_PROMPT", "0",
                "SSH_ASKPASS", asker.toString()));

        assertThat(login(ours, Fetching.settings(environment).environment()).well())
                .as("git asks where a person is there")
                .isTrue();
        assertThat(directory.resolve("asked")).exists();
        Files.delete(directory.resolve("asked"));

        assertThat(login(ours, Fetching.unattended(environment).environment()).well())
                .isFalse();
        assertThat(directory.resolve("asked")).doesNotExist();
    }

    private static ProgramRun.Ended login(Path repository, Map<String, String> environment) throws Exception {
        return new ProgramRun(repository, environment, Duration.ofSeconds(30))
                .of(
                        InstalledProgram.find("git", environment).orElseThrow(),
                        List.of("credential", "fill"),
                        "protocol=http\nhost=shop.example\n\n".getBytes(StandardCharsets.UTF_8));
    }
}
