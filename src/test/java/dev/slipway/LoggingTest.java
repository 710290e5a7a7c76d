package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is logged never reaches the terminal, also where it can go nowhere else. */
class LoggingTest {
    private static final String NO_REPOSITORY = "There is no git repository at [^\\n]+\\R[^\\n]+ git init\\.\\R";

    @TempDir
    Path directory;

    @Test
    void aLogThatCannotBeOpenedLeavesTheOutputAlone() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThat(said(file.resolve("slipway.log"), 2, "status")).matches(NO_REPOSITORY);
    }

    @Test
    void theLogLiesWhereThePropertySays() throws Exception {
        Path log = directory.resolve("my own.log");

        assertThat(said(log, 2, "status")).matches(NO_REPOSITORY);
        assertThat(log).isEmptyFile();
    }

    @Test
    void whatNeedsNoLogStartsNone() throws Exception {
        Path log = directory.resolve("slipway.log");

        assertThat(said(log, 0, "--version")).matches("slipway \\S+\\R");
        assertThat(log).doesNotExist();
    }

    private String said(Path log, int status, String word) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dslipway.log=" + log,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.slipway.Main",
                        word)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(status);
        return output;
    }
}
