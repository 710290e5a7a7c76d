package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.ssh.Command;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.OutputListener;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the host or the way to it goes away. */
class LostConnectionTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    @AutoClose
    private RealSshd server;

    @AutoClose
    private SshConnections connections;

    @BeforeEach
    void start() throws Exception {
        server = RealSshd.start(directory);
        SshSettings usual = server.settings();
        connections = SshConnections.open(new SshSettings(usual.routes(), AMPLE, SILENCE));
    }

    private SshException faultWhen(OutputListener listener, InputStream input) throws InterruptedException {
        Connection host = connections.to(server.address());
        Command command = Command.script("echo started; sleep 60", List.of());
        return assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> host.run(command, input, listener, AMPLE))
                .actual();
    }

    @Test
    void aDroppedConnectionIsToldAtOnceAndMadeAgainWhenAskedFor() throws Exception {
        SshException fault = faultWhen((stream, line) -> server.dropConnections(), InputStream.nullInputStream());

        assertThat(fault.reason()).isEqualTo(SshException.Reason.LOST);
        assertThat(fault)
                .hasMessageContaining("127.0.0.1 port " + server.port())
                .hasMessageContaining("lost");
        assertThat(connections
                        .to(server.address())
                        .run(Command.of("true"), AMPLE)
                        .succeeded())
                .isTrue();
    }

    @Test
    void aServerThatIsStartedAgainIsNoticedAtOnceAndTheConnectionMadeAgain() throws Exception {
        SshException fault = faultWhen((stream, line) -> restart(), InputStream.nullInputStream());

        assertThat(fault.reason()).isEqualTo(SshException.Reason.LOST);
        assertThat(connections
                        .to(server.address())
                        .run(Command.of("true"), AMPLE)
                        .succeeded())
                .isTrue();
    }

    @Test
    void aHostThatDiesInTheMiddleOfAnUploadIsNoticedAtOnce() throws Exception {
        Connection host = connections.to(server.address());
        Command reader = Command.script("echo started; cat >/dev/null", List.of());
        try (InputStream endless = Files.newInputStream(Path.of("/dev/zero"))) {
            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> host.run(reader, endless, (stream, line) -> server.dropConnections(), AMPLE))
                    .satisfies(fault -> assertThat(fault.reason()).isEqualTo(SshException.Reason.LOST));
        }
    }

    @Test
    void anUploadOfWhichNothingIsTakenIsGivenUpAndTheConnectionGoesOn() throws Exception {
        SshSettings hasty =
                new SshSettings(server.settings().routes(), AMPLE, AMPLE, AMPLE, Duration.ofSeconds(1), new Random(1));
        try (SshConnections own = SshConnections.open(hasty);
                InputStream endless = Files.newInputStream(Path.of("/dev/zero"))) {
            Connection host = own.to(server.address());

            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> host.run(Command.of("sleep", "60"), endless, (stream, line) -> {}, AMPLE))
                    .withMessageEndingWith("took nothing of the input for 1 s while running 'sleep' '60'.")
                    .satisfies(fault -> assertThat(fault.reason()).isEqualTo(SshException.Reason.DEADLINE));
            assertThat(host.run(Command.of("true"), AMPLE).succeeded()).isTrue();
        }
    }

    @Test
    void aCommandThatIsSilentForLongerThanAnUploadMayBeGoesOn() throws Exception {
        SshSettings hasty =
                new SshSettings(server.settings().routes(), AMPLE, AMPLE, AMPLE, Duration.ofMillis(300), new Random(1));
        try (SshConnections own = SshConnections.open(hasty)) {
            assertThat(own.to(server.address())
                            .run(Command.of("sleep", "1"), AMPLE)
                            .succeeded())
                    .isTrue();
        }
    }

    @Test
    void aFrozenHostIsNoticedAndTheConnectionMadeAgain() throws Exception {
        long start = System.nanoTime();

        SshException fault = faultWhen((stream, line) -> freeze(), InputStream.nullInputStream());

        assertThat(fault.reason()).isEqualTo(SshException.Reason.LOST);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SILENCE.multipliedBy(10));
        server.thaw();
        assertThat(connections
                        .to(server.address())
                        .run(Command.of("true"), AMPLE)
                        .succeeded())
                .isTrue();
    }

    @Test
    void aHostThatFreezesInTheMiddleOfAnUploadIsNoticedToo() throws Exception {
        Connection host = connections.to(server.address());
        Command reader = Command.script("echo started; cat >/dev/null", List.of());
        try (InputStream endless = Files.newInputStream(Path.of("/dev/zero"))) {
            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> host.run(reader, endless, (stream, line) -> freeze(), AMPLE))
                    .satisfies(fault -> assertThat(fault.reason()).isEqualTo(SshException.Reason.LOST));
        }
    }

    @Test
    void aWorkstationWithItsHandsFullTakesNoSilentHostForLost() throws Exception {
        Connection host = connections.to(server.address());
        int processors = Runtime.getRuntime().availableProcessors();
        long end = System.nanoTime() + SILENCE.multipliedBy(3).toNanos();
        List<Thread> busy = IntStream.range(0, 2 * processors)
                .mapToObj(n -> Thread.ofVirtual().start(() -> computeUntil(end)))
                .toList();

        for (Thread thread : busy) {
            thread.join();
        }

        assertThat(host.run(Command.script("sleep 2", List.of()), AMPLE).succeeded())
                .isTrue();
    }

    private static void computeUntil(long end) {
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aFrozenServerDoesNotHoldUpANewConnectionForLongerThanItsDeadline() throws Exception {
        SshSettings hasty = new SshSettings(server.settings().routes(), Duration.ofSeconds(1), SILENCE);
        server.freeze();

        try (SshConnections own = SshConnections.open(hasty)) {
            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> own.to(server.address()))
                    .satisfies(fault -> assertThat(fault.reason()).isEqualTo(SshException.Reason.DEADLINE))
                    .withMessageContaining("1 s");
        }
    }

    @Test
    void closedConnectionsRunNothingMore() throws Exception {
        Connection host = connections.to(server.address());

        connections.close();

        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> host.run(Command.of("true"), AMPLE))
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(SshException.Reason.LOST));
    }

    private void restart() {
        try {
            server.restart();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void freeze() {
        try {
            server.freeze();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
