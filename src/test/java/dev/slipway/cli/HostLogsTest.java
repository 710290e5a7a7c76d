package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person reads what the hosts of an environment log. */
class HostLogsTest extends WithHelloProject {
    private Path app = Path.of("");
    private Path jobs = Path.of("");

    @BeforeEach
    void configure() throws IOException {
        Path logs = Files.createDirectories(hello.root("staging").resolve("log"));
        app = logs.resolve("app.log");
        jobs = logs.resolve("jobs.log");
        hello.configure("""
                logs:
                  - { name: app, file: "${ROOT}/log/app.log", group: web }
                  - { name: jobs, file: "${ROOT}/log/jobs.log", group: web }
                """);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static void write(Path log, String... lines) throws IOException {
        Files.writeString(log, String.join("\n", lines) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void whatAllLogsOfAnEnvironmentSayIsToldInTheOrderOfTime() throws IOException {
        write(app, "2026-11-30T10:00:01Z INFO one", "2026-11-30T10:00:03Z ERROR three", "\tat its frame");
        write(jobs, "2026-11-30T10:00:02Z WARN two", "2026-11-30T10:00:04Z INFO four");

        Said all = hello.run("logs", "staging");
        Said grave = hello.run("logs", "staging", "--level", "warn", "--since", "2026-11-30T10:00:02Z");

        assertThat(all.err()).isEmpty();
        assertThat(all.status()).isZero();
        assertThat(all.out().lines())
                .containsExactly(
                        "stage-1 app  2026-11-30T10:00:01Z INFO one",
                        "stage-1 jobs  2026-11-30T10:00:02Z WARN two",
                        "stage-1 app  2026-11-30T10:00:03Z ERROR three",
                        "stage-1 app  \tat its frame",
                        "stage-1 jobs  2026-11-30T10:00:04Z INFO four");
        assertThat(grave.out()).contains("two", "three").doesNotContain("one", "four");
    }

    @Test
    void deploymentsStandAmongTheRecords() throws IOException {
        write(app, "2026-11-30T10:00:01Z INFO before");
        write(jobs, "2026-11-30T10:00:01Z INFO before");
        hello.deploy("v1.1.0", "staging");
        write(app, now().plusSeconds(60) + " INFO after");

        assertThat(hello.run("logs", "staging")
                        .out()
                        .lines()
                        .map(line -> line.replaceAll("2026-\\S+|20\\d\\d-\\S+", "T")))
                .containsSubsequence(
                        "stage-1 app  T INFO before",
                        "── ana started deployment of v1.1.0 ──",
                        "── stage-1 now runs v1.1.0 ──",
                        "── deployment of v1.1.0: succeeded ──",
                        "stage-1 app  T INFO after");
    }

    @Test
    void whatIsWrittenIsFollowedUntilItIsStopped() throws Exception {
        write(app, now() + " INFO one");
        write(jobs, now() + " INFO two");
        FutureTask<Said> followed = new FutureTask<>(() -> hello.run("logs", "staging", "--follow"));
        Thread reading = Thread.ofPlatform().start(followed);
        Thread.sleep(3_000); // that it follows by now only makes the test harder to pass
        write(app, now() + " INFO three");
        Thread.sleep(6_000);
        reading.interrupt();

        assertThat(followed.get().out()).contains("one", "two", "three");
    }

    @Test
    void aLogThatIsNotThereIsNamed() throws IOException {
        write(app, "2026-11-30T10:00:01Z INFO one");

        Said said = hello.run("logs", "staging");

        assertThat(said.out()).contains("INFO one");
        assertThat(said.err()).contains("stage-1 jobs:", "jobs.log");
    }

    @Test
    void whatIsNoEnvironmentAndNoFileIsRefused() {
        Said said = hello.run("logs", "stagin");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("There is neither a file nor an environment stagin.", "staging, production");
    }

    @Test
    void anEnvironmentWithoutLogsSaysWhatToWrite() {
        hello.configure("");

        Said said = hello.run("logs", "staging");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("slipway.yaml names no logs for hosts of staging.", "under logs:");
    }
}
