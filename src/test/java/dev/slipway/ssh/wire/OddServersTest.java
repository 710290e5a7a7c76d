package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.route.FixedRoutes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What listens on a port and is no good SSH server: each is given up in time, and said to be what it is. */
class OddServersTest {
    private static SshException fault(OddServer server, Duration deadline) {
        SshSettings settings =
                new SshSettings(new FixedRoutes(List.of(), List.of(), "ana"), deadline, Duration.ofSeconds(10));
        try (SshConnections connections = SshConnections.open(settings)) {
            return assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> connections.to(server.address()))
                    .actual();
        }
    }

    private static String name(OddServer server) {
        return "127.0.0.1 port " + server.address().port().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Welcome!\r\n", "\n", "for ever and ever "})
    void aBannerThatNeverEndsIsGivenUpAfterSixteenKibibytes(String words) throws Exception {
        byte[] banner = words.getBytes(StandardCharsets.US_ASCII);
        try (OddServer server = OddServer.greeting(caller -> forEver(caller, banner, Duration.ZERO))) {
            SshException fault = fault(server, Duration.ofMinutes(1));

            assertThat(fault.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(fault)
                    .hasMessage("No SSH connection to " + name(server)
                            + " came about: it sent 16 KiB and has not said that it is an SSH server.");
            assertThat(server.calls()).isOne();
        }
    }

    @Test
    void aServerThatAnswersOneByteAtATimeIsGivenUpAtTheDeadline() throws Exception {
        byte[] dot = {'.'};
        try (OddServer server = OddServer.greeting(caller -> forEver(caller, dot, Duration.ofMillis(100)))) {
            SshException fault = fault(server, Duration.ofSeconds(1));

            assertThat(fault.reason()).isEqualTo(Reason.DEADLINE);
            assertThat(fault).hasMessage("Connecting to " + name(server) + " took longer than 1 s.");
        }
    }

    private static void forEver(OutputStream caller, byte[] words, Duration pause)
            throws IOException, InterruptedException {
        while (true) {
            caller.write(words);
            Thread.sleep(pause);
        }
    }

    @Test
    void aServerThatHangsUpIsAskedAFewTimesAndThenSaidToHangUp() throws Exception {
        try (OddServer server = OddServer.greeting(OutputStream::close)) {
            SshException fault = fault(server, Duration.ofSeconds(10));

            assertThat(fault.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(fault).hasMessageStartingWith(name(server) + " takes the connection and ends it at once");
            assertThat(fault.remedy()).contains("MaxStartups");
            assertThat(server.calls()).isEqualTo(5);
        }
    }

    @Test
    void closingCutsALoginThatIsUnderWay() throws Exception {
        SshSettings patient = new SshSettings(
                new FixedRoutes(List.of(), List.of(), "ana"), Duration.ofMinutes(5), Duration.ofSeconds(10));
        SshConnections connections = SshConnections.open(patient);
        try (OddServer mute = OddServer.saying(new byte[0])) {
            CompletableFuture<?> asking = CompletableFuture.supplyAsync(() -> {
                try {
                    return connections.to(mute.address());
                } catch (InterruptedException e) {
                    throw new CompletionException(e);
                }
            });
            Awaitility.await().until(() -> mute.calls() == 1);

            connections.close();

            Awaitility.await().until(asking::isDone);
            assertThat(asking.exceptionNow())
                    .isInstanceOf(SshException.class)
                    .hasMessage("There is no connection to " + name(mute) + ": Slipway has closed its connections.");
        }
    }
}
