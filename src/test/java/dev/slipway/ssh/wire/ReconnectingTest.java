package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.project.Address;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.route.FixedRoutes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a host is tried that does not answer. */
class ReconnectingTest {
    private static final byte[] OF_LONG_AGO = "SSH-1.5-old\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final FixedRoutes ROUTES = new FixedRoutes(List.of(), List.of(), "ana");

    @AutoClose
    private final SshConnections connections =
            SshConnections.open(new SshSettings(ROUTES, Duration.ofSeconds(2), Duration.ofSeconds(2)));

    private static void fails(Connections connections, Address address) {
        assertThatExceptionOfType(SshException.class).isThrownBy(() -> connections.to(address));
    }

    @Test
    void aDeadHostIsNotTriedForEveryQuestionOfTheBoardButAtOnceForAPerson() throws Exception {
        try (OddServer server = OddServer.saying(OF_LONG_AGO)) {
            for (int i = 0; i < 20; i++) {
                fails(connections.unasked(), server.address());
            }
            assertThat(server.calls()).isOne();

            fails(connections, server.address());
            assertThat(server.calls()).isEqualTo(2);
        }
    }

    @Test
    void whoAsksWhileAHostIsBeingTriedSharesWhatComesOfIt() throws Exception {
        int callers = 10;
        CountDownLatch asking = new CountDownLatch(callers);
        List<Future<SshException>> faults = new ArrayList<>();
        try (OddServer mute = OddServer.saying(new byte[0]);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                faults.add(threads.submit(() -> {
                    asking.countDown();
                    asking.await();
                    return assertThatExceptionOfType(SshException.class)
                            .isThrownBy(() -> connections.to(mute.address()))
                            .actual();
                }));
            }
            for (Future<SshException> fault : faults) {
                assertThat(fault.get().reason()).isEqualTo(Reason.DEADLINE);
            }

            assertThat(mute.calls()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 100})
    void theWaitGrowsFromASecondToAMinuteAndIsNeverTheSameForAll(int failures) {
        Duration longest = Duration.ofSeconds(Math.min(60, 1L << Math.min(failures, 6)));
        List<Duration> waits = new ArrayList<>();
        for (int seed = 0; seed < 100; seed++) {
            waits.add(waitAfter(failures, new Random(seed)));
        }

        assertThat(waits)
                .allSatisfy(wait -> assertThat(wait).isBetween(longest.dividedBy(2), longest))
                .doesNotHaveDuplicates();
    }

    private static Duration waitAfter(int failures, Random random) {
        SshException fault = new SshException(new Address("", "web", Optional.empty()), Reason.UNREACHABLE, "", "");
        Optional<Failure> last = Optional.empty();
        for (int i = 0; i < failures; i++) {
            last = Optional.of(Failure.after(last, fault, 0, random));
        }
        return Duration.ofNanos(last.orElseThrow().until());
    }

    @Test
    void wherePeopleDidNotAnswerTheSshAgentNobodyAsksThemAgainUnasked() {
        SshException silent = new SshException(
                new Address("ana", "web", Optional.empty()), Reason.AGENT_SILENT, "The agent has not answered.", "");

        Failure failure = Failure.after(Optional.empty(), silent, 0, new Random(1));

        assertThat(failure.keepsWaiting(Duration.ofDays(1).toNanos())).isTrue();
    }
}
