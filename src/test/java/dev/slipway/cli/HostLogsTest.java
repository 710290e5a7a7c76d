package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.OpenLogs;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.cli.HelloProject.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person reads what the hosts of an environment log. */
class HostLogsTest extends WithHelloProject {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
        Going following = hello.start("logs", "staging", "--follow");
        await().atMost(PATIENCE)
                .until(() ->
                        following.told().contains("one") && following.told().contains("two"));
        write(app, now() + " INFO three");
        await().atMost(PATIENCE).until(() -> following.told().contains("three"));

        assertThat(following.stop().out().lines().filter(line -> line.contains("INFO")))
                .hasSize(3);
    }

    @Test
    void whoFollowsIsToldThatTheDiskTakesNoMoreAndHowMuchIsGoneThen() throws Exception {
        write(jobs, now() + " INFO jobs");
        Going following = hello.start("logs", "staging", "--follow");
        await().atMost(PATIENCE).until(() -> following.told().contains("INFO jobs"));
        try (Stream<Path> spools = Files.list(hello.data().resolve("logs"))) {
            Files.createFile(spools.findFirst().orElseThrow().resolve("0")); // where that of the log would be
        }
        int count = 200_000;
        write(
                app,
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> "2026-11-30T10:00:00Z INFO " + "x".repeat(100) + " line " + i)
                        .toArray(String[]::new));
        await().atMost(PATIENCE).until(() -> following.told().contains("line " + count + "\n"));

        Said said = following.stop();
        assertThat(said.err())
                .contains(
                        "stage-1 app: this computer cannot keep more of it on its disk",
                        "only the last 8 MB are kept.");
        long gone = Pattern.compile(
                        "stage-1 app: up to ([0-9,]+) records came faster than they could be printed and are gone")
                .matcher(said.err())
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1).replace(",", "")))
                .sum();
        long printed =
                said.out().lines().filter(line -> line.contains(" line ")).count();
        assertThat(printed).isLessThan(count);
        assertThat(printed + gone).isGreaterThanOrEqualTo(count);
    }

    @Test
    void logsThatNeverRestAreReadAsFarAsTheyWereWritten() throws Exception {
        write(app, now() + " INFO first");
        write(jobs, now() + " INFO jobs");
        AtomicBoolean writing = new AtomicBoolean(true);
        Thread busy = Thread.ofVirtual().start(() -> {
            while (writing.get()) {
                writeBusily();
            }
        });

        Said said = hello.run("logs", "staging");
        writing.set(false);
        busy.join();

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("INFO first", "INFO jobs");
    }

    private void writeBusily() {
        try {
            write(app, now() + " INFO busy");
            Thread.sleep(20); // so that no second is without a line
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoComesBackToLogsHasEachLineOnce() throws Exception {
        write(app, now() + " INFO one", now() + " INFO two");
        write(jobs, now() + " INFO jobs");
        try (Workspace workspace = hello.opened();
                OpenLogs logs = ((Outcome.Done<OpenLogs>) workspace.logs().open("staging")).value()) {
            await().atMost(PATIENCE).until(() -> logs.timeline().rows().size() == 3);
            logs.pause();
            write(app, now() + " INFO three");
            logs.resume();
            await().atMost(PATIENCE).until(() -> logs.timeline().rows().size() >= 4);
            write(app, now() + " INFO four");
            await().atMost(PATIENCE).until(() -> logs.timeline().rows().size() >= 5);

            assertThat(logs.timeline().rows().size()).isEqualTo(5);
        }
    }

    @Test
    void theZoneOfHostsIsNotForAPersonToSay() {
        assertThat(hello.run("logs", "staging", "--zone", "UTC").err()).contains("by the clock of the host");
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
