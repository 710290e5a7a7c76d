package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ssh.Command;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Outcome;
import dev.slipway.ssh.OutputListener;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands on a real OpenSSH server give. */
class RunningCommandsTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Command STUBBORN = Command.of("sh", "-c", "trap '' TERM HUP PIPE; sleep 15");

    @TempDir
    static Path directory;

    @TempDir
    Path scratch;

    @AutoClose
    static RealSshd server;

    @AutoClose
    static SshConnections connections;

    @BeforeAll
    static void start() throws Exception {
        server = RealSshd.start(directory);
        connections = SshConnections.open(server.settings());
    }

    private static Connection host() throws InterruptedException {
        return connections.to(server.address());
    }

    private static Outcome sh(String script, String... values) throws InterruptedException {
        return host().run(Command.script(script, List.of(values)), AMPLE);
    }

    @Test
    void aCommandThatFollowsAnotherWaitsForOneRoundTrip() throws Exception {
        Connection host = host();
        AtomicLong before = new AtomicLong();

        Awaitility.await().untilAsserted(() -> {
            sh("true");
            before.set(host.traffic().roundTrips());
            sh("true");
            assertThat(host.traffic().roundTrips() - before.get()).isOne();
        });
    }

    @Test
    void aServerThatAllowsOneSessionRunsCommandsOneAfterAnother() throws Exception {
        try (RealSshd strict = RealSshd.start(Files.createDirectory(scratch.resolve("strict")), "MaxSessions 1");
                SshConnections one = SshConnections.open(strict.settings())) {
            for (int i = 0; i < 20; i++) {
                assertThat(one.to(strict.address())
                                .run(Command.of("echo", "answer " + i), AMPLE)
                                .output())
                        .isEqualTo("answer " + i + "\n");
            }
        }
    }

    @Test
    void aCommandGivesItsOutputItsErrorsAndItsExitStatus() throws Exception {
        assertThat(sh("echo out; echo err >&2; exit 3")).isEqualTo(new Outcome(3, "out\n", "err\n", false));
    }

    @Test
    void aCommandEndedByASignalHasTheStatusOfAShell() throws Exception {
        assertThat(sh("kill -9 $$").status()).isEqualTo(128 + 9);
        assertThat(sh("kill -TERM $$").status()).isEqualTo(128 + 15);
    }

    @Test
    void aProgramThatIsMissingIsAnOutcomeAndNoFault() throws Exception {
        assertThat(host().run(Command.of("no-such-program"), AMPLE).status()).isEqualTo(127);
    }

    @Test
    void wordsOfAllAlphabetsArrive() throws Exception {
        assertThat(sh("printf '%s' \"$1\"", "Größe 日本 😀 'a' $(b)").output()).isEqualTo("Größe 日本 😀 'a' $(b)");
    }

    @Test
    void aCommandReadsItsInput() throws Exception {
        byte[] input = "0123456789".repeat(2_000_000).getBytes(StandardCharsets.UTF_8);

        Outcome outcome = host().run(Command.of("wc", "-c"), new ByteArrayInputStream(input), (s, line) -> {}, AMPLE);

        assertThat(outcome.output().strip()).isEqualTo(String.valueOf(input.length));
    }

    @Test
    void aCommandMayEndBeforeItHasReadItsInput() throws Exception {
        byte[] input = new byte[20_000_000];

        Outcome outcome =
                host().run(Command.of("head", "-c", "1"), new ByteArrayInputStream(input), (s, line) -> {}, AMPLE);

        assertThat(outcome).isEqualTo(new Outcome(0, "\0", "", false));
    }

    @Test
    void anInputThatCannotBeReadFailsTheCommandAndNotTheConnection() throws Exception {
        InputStream broken = new PipedInputStream();
        Connection host = host();

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> host.run(Command.of("cat"), broken, (s, line) -> {}, AMPLE))
                .withStackTraceContaining("Pipe not connected");
        assertThat(host.run(Command.of("true"), AMPLE).succeeded()).isTrue();
    }

    @Test
    void linesAreHandedOnAsTheyAreWrittenAndLongOnesInParts() throws Exception {
        List<String> lines = new ArrayList<>();
        OutputListener listener = (stream, line) -> lines.add(stream + " " + line.length());

        host().run(
                        Command.script("echo one; head -c 9000 /dev/zero | tr '\\0' x; printf 'last'", List.of()),
                        InputStream.nullInputStream(),
                        listener,
                        AMPLE);

        assertThat(lines).containsExactly("OUTPUT 3", "OUTPUT 8192", "OUTPUT " + (9000 - 8192 + 4));
    }

    @Test
    void aHundredMegabytesOfOutputAreCutAtOneAndStillHandedOn() throws Exception {
        outputIsCutAndStillHandedOn(100_000_000);
    }

    @Test
    @Tag("long")
    void aGigabyteOfOutputIsCutAtAMegabyteAndStillHandedOn() throws Exception {
        outputIsCutAndStillHandedOn(1_000_000_000);
    }

    private void outputIsCutAndStillHandedOn(long bytes) throws Exception {
        AtomicLong characters = new AtomicLong();

        Outcome outcome = host().run(
                        Command.script("yes 0123456789abcde | head -c " + bytes, List.of()),
                        InputStream.nullInputStream(),
                        (stream, line) -> characters.addAndGet(line.length() + 1),
                        AMPLE);

        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.truncated()).isTrue();
        assertThat(outcome.output()).hasSize(1024 * 1024);
        assertThat(characters).hasValue(bytes);
    }

    @Test
    void aSlowCommandIsGivenUpAtItsDeadlineAndTheConnectionGoesOn() throws Exception {
        Connection host = host();

        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> host.run(Command.of("sleep", "60"), Duration.ofMillis(300)))
                .satisfies(fault -> {
                    assertThat(fault.reason()).isEqualTo(SshException.Reason.DEADLINE);
                    assertThat(fault)
                            .hasMessageContaining("127.0.0.1 port " + server.port())
                            .hasMessageContaining("300 ms")
                            .hasMessageContaining("sleep");
                });
        assertThat(host.run(Command.of("true"), AMPLE).succeeded()).isTrue();
        assertThat(host()).isSameAs(host);
    }

    @Test
    void commandsThatDoNotEndWhenTheyAreGivenUpHoldUpNoOther() throws Exception {
        Connection host = host();
        for (int i = 0; i < 6; i++) {
            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> host.run(STUBBORN, Duration.ofMillis(200)))
                    .satisfies(fault -> assertThat(fault.reason()).isEqualTo(SshException.Reason.DEADLINE));
        }

        assertThat(host.run(Command.of("true"), Duration.ofSeconds(5)).succeeded())
                .isTrue();
        assertThat(host()).isSameAs(host);
    }

    @Test
    void aServerWhoseSessionsAreTakenByThoseIsToldAbout() throws Exception {
        Path own = Files.createDirectory(scratch.resolve("sshd"));
        try (RealSshd narrow = RealSshd.start(own, "MaxSessions 2");
                SshConnections few = SshConnections.open(narrow.settings())) {
            Connection host = few.to(narrow.address());
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(SshException.class)
                        .isThrownBy(() -> host.run(STUBBORN, Duration.ofMillis(300)));
            }

            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> host.run(Command.of("true"), AMPLE))
                    .withMessageContaining("2 commands that did not end in time still run there")
                    .satisfies(fault -> assertThat(fault.reason()).isEqualTo(SshException.Reason.CHANNEL_REFUSED));
        }
    }

    @Test
    void anInterruptedCallerLeavesAtOnceAndTheRemoteChannelEnds() throws Exception {
        Path heard = scratch.resolve("heard");
        CountDownLatch started = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Connection host = host();
        Command reader = Command.script("echo started; cat >/dev/null; echo end >\"$1\"", List.of(heard.toString()));
        Thread caller = Thread.ofVirtual().start(() -> {
            try (InputStream endless = Files.newInputStream(Path.of("/dev/zero"))) {
                host.run(reader, endless, (stream, line) -> started.countDown(), AMPLE);
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        started.await();

        caller.interrupt();
        caller.join(Duration.ofSeconds(5));

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        Awaitility.await("the command sees the end of its channel")
                .atMost(Duration.ofSeconds(5))
                .until(() -> Files.exists(heard) || commandEnded(heard));
        assertThat(host.run(Command.of("true"), AMPLE).succeeded()).isTrue();
    }

    private static boolean commandEnded(Path argument) {
        return ProcessHandle.allProcesses()
                .noneMatch(process -> process.info().commandLine().orElse("").contains(argument.toString()));
    }

    @Test
    void twentyCommandsAtOnceShareFourChannels() throws Exception {
        Path running = Files.createDirectory(scratch.resolve("running"));
        Command command = Command.script(
                "mkdir \"$1/$$\"; ls \"$1\" | wc -l; sleep 0.1; rmdir \"$1/$$\"", List.of(running.toString()));
        Connection host = host();
        List<Future<Outcome>> outcomes = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                outcomes.add(callers.submit(() -> host.run(command, AMPLE)));
            }
        }

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.get().succeeded()).isTrue())
                .allSatisfy(outcome -> assertThat(
                                Integer.parseInt(outcome.get().output().strip()))
                        .isBetween(1, 4));
    }

    @Test
    void theWaitForAChannelEndsAtTheDeadlineToo() throws Exception {
        Connection host = host();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch started = new CountDownLatch(4);
            List<Future<Outcome>> busy = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                busy.add(callers.submit(() -> host.run(
                        Command.script("echo started; sleep 1", List.of()),
                        InputStream.nullInputStream(),
                        (stream, line) -> started.countDown(),
                        AMPLE)));
            }
            started.await();

            assertThatThrownBy(() -> host.run(Command.of("true"), Duration.ofMillis(100)))
                    .isInstanceOf(SshException.class)
                    .hasMessageContaining("100 ms");
            assertThat(busy)
                    .allSatisfy(outcome -> assertThat(outcome.get().succeeded()).isTrue());
        }
    }

    @Test
    void trafficAndRoundTripsAreCounted() throws Exception {
        Connection host = host();
        Connection.Traffic before = host.traffic();

        host.run(Command.of("cat"), new ByteArrayInputStream(new byte[100_000]), (s, line) -> {}, AMPLE);

        Connection.Traffic after = host.traffic();
        assertThat(after.sent() - before.sent()).isBetween(100_000L, 110_000L);
        assertThat(after.received() - before.received()).isBetween(100_000L, 110_000L);
        assertThat(after.roundTrips() - before.roundTrips()).isIn(1L, 2L); // one where a session was open already
    }
}
