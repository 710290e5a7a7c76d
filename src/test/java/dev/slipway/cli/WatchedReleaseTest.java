package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.OpenLogs;
import dev.slipway.app.Outcome;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.cli.HelloProject.Said;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Verdict;
import dev.slipway.logs.LogState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After the last switch a check watches what the hosts log: v1.1.0 is live, and v1.2.0 writes as it starts. */
class WatchedReleaseTest extends WithHelloProject {
    private static final String FILE = "{ name: app, file: \"${ROOT}/log/app.log\", group: web }";

    private Path log;

    @BeforeEach
    void live() throws IOException {
        log = Files.createDirectories(directory.toRealPath().resolve("hosts/staging/log"))
                .resolve("app.log");
        hello.deploy("v1.1.0", "staging");
    }

    /** Releases v1.2.0, which runs these lines as it starts; {@code say} writes a record of the app. */
    private void release(String lengthAndConditions, String logs, String start) {
        hello.write(
                "slipway.yaml",
                hello.configuration().replace("test ! -e app/broken", "sh app/start")
                        + "logs: [" + logs + "]\n"
                        + "checks: { after: [{ name: watch, " + lengthAndConditions + " }] }\n");
        hello.write("app/start", """
                log=../../log/app.log
                mkdir -p ../../log
                say() { printf '%s %s\\n' "$(date -u +%Y-%m-%dT%H:%M:%S.%3NZ)" "$*" >> "$log"; }
                """ + start + "\n");
        hello.release("v1.2.0", "feat: say more", "hello more");
    }

    private Said deploy() {
        return hello.run("deploy", "v1.2.0", "--to", "staging", "--yes");
    }

    private static String watching(String length, String... conditions) {
        return "for: " + length + ", conditions: [\"" + String.join("\", \"", conditions) + "\"]";
    }

    private void before(String... lines) throws IOException {
        Files.writeString(log, String.join("\n", lines) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Path page() throws IOException {
        return directory.toRealPath().resolve("hosts/staging/current/app/index.html");
    }

    @Test
    void aReleaseThatLogsErrorsGoesBackByItselfAtOnceAlthoughItStartsWell() throws IOException {
        release(watching("10m", "[log ERROR] < 3"), FILE, "say ERROR one; say WARN hm; say ERROR two; say FATAL three");

        Said said = deploy();

        assertThat(said.status()).isEqualTo(ExitStatus.of(Verdict.ROLLED_BACK));
        assertThat(said.out())
                .contains(
                        "rolled back: The check watch failed on stage-1: [log ERROR] (3) < 3, first \"app: 20",
                        "Z ERROR one\", \"app: 20",
                        "Z ERROR two\", \"app: 20",
                        "Z FATAL three\"; stage-1 went back to what was live before");
        assertThat(page()).hasContent("hello again");
    }

    @Test
    void whatTheReleaseBeforeLoggedDoesNotCountAndATraceIsOneRecord() throws IOException {
        before(IntStream.range(0, 9)
                .mapToObj(i -> Instant.now().minusSeconds(9 - i) + " ERROR of before")
                .toArray(String[]::new));
        release(
                watching("1s", "[log ERROR] == 1"),
                FILE,
                "say ERROR it failed; printf 'java.lang.IllegalStateException: no\\n\\tat a.B.c(B.java:1)\\n"
                        + "Caused by: java.io.IOException: ERROR\\n\\tat a.B.d(B.java:2)\\n' >> \"$log\"; say INFO on");

        Said said = deploy();

        assertThat(said.err()).isEmpty();
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("Held for 1 s: [log ERROR] (1) == 1");
        assertThat(page()).hasContent("hello more");
    }

    @Test
    void aLogThatIsNotThereYetCountsFromItsFirstLine() {
        release(watching("10m", "[log WARN] < 2"), FILE, "say WARN one; say ERROR two");

        Said said = deploy();

        assertThat(said.out()).contains("failed on stage-1: [log WARN] (2) < 2");
    }

    @Test
    void recordsWithoutATimeCountWhenTheyAreWrittenAfterTheSwitch() throws IOException {
        before("ERROR of before", "ERROR of before");
        release(watching("10m", "[log ERROR] < 2"), FILE, "sleep 2; echo ERROR one >> $log; echo ERROR two >> $log");

        assertThat(deploy().out()).contains("[log ERROR] (2) < 2, first \"app: ERROR one\", \"app: ERROR two\"");
    }

    @Test
    void aRateForgetsWhatIsLongerAgo() {
        release(
                watching("4s", "rate(log ERROR, 1s) < 2", "[log ERROR] >= 3"),
                FILE,
                "(say ERROR one; sleep 1.3; say ERROR two; sleep 1.3; say ERROR three) > /dev/null 2>&1 &");

        Said said = deploy();

        assertThat(said.status()).as(said.out()).isZero();
        assertThat(said.out()).contains("[log ERROR] (3) >= 3");
    }

    @Test
    void aLogThatCannotBeReadStopsItBeforeAnythingIsSwitched() throws IOException {
        Files.createDirectories(log);
        release(watching("10m", "[log ERROR] < 3"), FILE, "say ERROR one");

        Said said = deploy();

        assertThat(said.status()).isNotZero();
        assertThat(said.err() + said.out())
                .contains(
                        "The log app of stage-1 cannot be read: " + log + " is no file.",
                        "Name the file itself in slipway.yaml")
                .doesNotContain("switch web");
        assertThat(page()).hasContent("hello again");
    }

    @Test
    void aCommandThatHasEndedTellsNothing() {
        release(
                watching("10m", "[log ERROR] < 3"),
                "{ name: once, command: \"echo INFO once\", group: web }",
                "say ERROR one");

        assertThat(deploy().err()).contains("The log once of stage-1 has ended already: exit status 0");
    }

    @Test
    void aHostWithoutLogsOrHealthIsRefusedWhenThePlanIsMade() {
        release(watching("10m", "[log ERROR] < 3"), "", "true");
        assertThat(deploy().err())
                .contains(
                        "The check watch cannot tell whether [log ERROR] < 3: slipway.yaml names no log for stage-1.",
                        "Name its logs under logs:");

        hello.git().run("tag", "-d", "v1.2.0");
        release(watching("10m", "[errors] < 3%"), FILE, "true # again");
        assertThat(deploy().err())
                .contains("The check watch cannot tell whether [errors] < 3%: nothing on stage-1 has a health check.");
    }

    @Test
    void thePlanSaysHowLongItHolds() {
        release(watching("90s", "[log ERROR] < 3"), FILE, "true");

        assertThat(hello.run("plan", "v1.2.0", "--to", "staging").out())
                .contains(
                        "watch: for 1 min 30 s after the last switch, [log ERROR] < 3",
                        "watch: [log ERROR] < 3 does not hold for 1 min 30 s after the last switch");
    }

    @Test
    void goingBackByHandIsNotWatched() {
        release(watching("1s", "[log ERROR] < 1"), FILE, "true");
        assertThat(deploy().status()).isZero();
        hello.run("rollback", "staging", "--yes");
        hello.deploy("v1.2.0", "staging");

        Said said = hello.run("rollback", "staging", "--yes");

        assertThat(said.status()).isZero();
        assertThat(said.out()).doesNotContain("watch", "logs");
    }

    @Test
    void whatIsMissingMakesTheOutcomeUnknownAndNamesTheLog() throws Exception {
        release(
                watching("2s", "[log ERROR] < 3"),
                "{ name: spoken, command: \"while :; do sleep 1; done\", group: web }",
                "true");

        Event.Ended ended = run(_ -> hello.sshd().dropConnections());

        assertThat(ended.verdict()).isEqualTo(Verdict.ROLLED_BACK);
        assertThat(ended.reason())
                .contains(
                        "Whether the check watch holds on stage-1 is not known: of the log spoken of stage-1 something"
                                + " may be missing",
                        "the command was started anew");
    }

    @Test
    void aBreakInWhichNothingIsLostIsNoFailure() throws Exception {
        release(
                watching("4s", "[log ERROR] < 3", "[log INFO] >= 2"),
                FILE,
                "say ERROR one; (sleep 3; say INFO two) > /dev/null 2>&1 &");

        Event.Ended ended = run(_ -> hello.sshd().dropLinks());

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void whoStopsItWhileItWatchesGoesBack() throws Exception {
        release(watching("10m", "[log ERROR] < 3"), FILE, "say ERROR one");

        Event.Ended ended = run(Running::cancel);

        assertThat(ended.verdict()).isEqualTo(Verdict.CANCELLED);
        assertThat(ended.reason()).startsWith("Cancelled by ana");
        assertThat(page()).hasContent("hello again");
    }

    @Test
    void whoReadsTheLogsMeanwhileDoesNotStandInItsWay() throws Exception {
        String commands = ", { name: one, command: \"while :; do sleep 1; done\", group: web }"
                + ", { name: two, command: \"while :; do sleep 1; done\", group: web }";
        before("INFO before");
        release(watching("1s", "[log ERROR] == 1"), FILE + commands, "say ERROR one");

        try (Workspace workspace = hello.opened();
                OpenLogs screen = ((Outcome.Done<OpenLogs>) workspace.logs().open("staging")).value()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> isRead(screen));
            Workspace.Review review = ((Outcome.Done<Workspace.Review>) workspace.plan("v1.2.0", "staging")).value();
            Running running = ((Outcome.Done<Running>) workspace.run(review, review.digest(), "")).value();
            Event.Ended ended = running.await().ended().orElseThrow();

            assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.SUCCEEDED);
            assertThat(isRead(screen)).isTrue();
        }
    }

    private static boolean isRead(OpenLogs logs) {
        return logs.timeline().standing().values().stream().allMatch(log -> log.state() instanceof LogState.Following);
    }

    private interface Meanwhile {
        void act(Running running);
    }

    /** Deploys, and does this once an error may have been counted. */
    private Event.Ended run(Meanwhile meanwhile) throws Exception {
        Queue<Event> events = new ConcurrentLinkedQueue<>();
        try (Workspace workspace = hello.opened();
                var _ = workspace.listen(events::add)) {
            Workspace.Review review = ((Outcome.Done<Workspace.Review>) workspace.plan("v1.2.0", "staging")).value();
            Running running = ((Outcome.Done<Running>) workspace.run(review, review.digest(), "")).value();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> told(events).stream()
                            .anyMatch(text -> text.matches("watching: \\d+ of \\d+ s, \\d errors? in logs.*")));
            meanwhile.act(running);
            return running.await().ended().orElseThrow();
        }
    }

    private static List<String> told(Queue<Event> events) {
        return events.stream()
                .filter(Event.Progress.class::isInstance)
                .map(event -> ((Event.Progress) event).detail())
                .toList();
    }
}
