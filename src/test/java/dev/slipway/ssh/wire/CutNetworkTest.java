package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.ssh.Command;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link over which nothing comes any more, not even the end of a connection. The waits are those of real use. */
class CutNetworkTest {
    private static final Duration AMPLE = Duration.ofMinutes(2);
    private static final Duration NOTICED = Duration.ofSeconds(15);

    @TempDir
    Path directory;

    @AutoClose
    private RealSshd server;

    @AutoClose
    private SshConnections connections;

    @AutoClose
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void start() throws Exception {
        CutNetwork.assumePossible();
        server = RealSshd.start(directory);
        connections = SshConnections.open(server.settings());
    }

    private boolean answers() throws InterruptedException {
        return connections.to(server.address()).run(Command.of("true"), AMPLE).succeeded();
    }

    /** Runs a command and gives the moment from which it runs. */
    private Future<?> running(Connection host, String script) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Future<?> running = callers.submit(() -> host.run(
                Command.script("echo started; " + script, List.of()),
                InputStream.nullInputStream(),
                (stream, line) -> started.countDown(),
                AMPLE));
        started.await();
        return running;
    }

    @Test
    void aCutLinkIsNoticedWithinFifteenSecondsAndTheHostIsNotReachedUntilItIsBack() throws Exception {
        Future<?> running = running(connections.to(server.address()), "sleep 60");

        try (CutNetwork _ = CutNetwork.at(server.port())) {
            Awaitility.await().atMost(NOTICED).until(running::isDone);
            assertThat(running.exceptionNow())
                    .isInstanceOfSatisfying(
                            SshException.class,
                            lost -> assertThat(lost.reason()).isEqualTo(Reason.LOST));
        }

        assertThat(answers()).isTrue();
    }

    @Test
    void aLinkThatIsDownForFiveSecondsLosesNothing() throws Exception {
        Connection host = connections.to(server.address());
        Path ended = directory.resolve("ended");
        Future<?> running = running(host, "sleep 2; touch '" + ended + "'");

        try (CutNetwork _ = CutNetwork.at(server.port())) {
            Thread.sleep(Duration.ofSeconds(5));
            assertThat(running.isDone()).isFalse();
        }

        assertThat(running.get()).isNotNull();
        assertThat(ended).exists();
        assertThat(connections.to(server.address())).isSameAs(host);
    }

    @Test
    @Tag("long")
    void aLinkThatIsDownForFiveMinutesIsNoticedAndTheHostIsReachedAgainAfterwards() throws Exception {
        Connection host = connections.to(server.address());
        Path ended = directory.resolve("ended");
        Future<?> running = running(host, "sleep 10; touch '" + ended + "'");

        try (CutNetwork _ = CutNetwork.at(server.port())) {
            Awaitility.await().atMost(NOTICED).until(running::isDone);
            long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
            while (System.nanoTime() < end) {
                assertThatExceptionOfType(SshException.class)
                        .isThrownBy(this::answers)
                        .satisfies(fault -> assertThat(fault.reason()).isIn(Reason.UNREACHABLE, Reason.DEADLINE));
            }
        }

        assertThat(answers()).isTrue();
        assertThat(Files.exists(ended)).isTrue();
    }
}
