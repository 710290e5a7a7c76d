package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands on a real OpenSSH server give. */
class RunningCommandsTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    static RealSshd server;
    static SshConnections connections;

    @BeforeAll
    static void start() throws Exception {
        server = RealSshd.start(directory);
        connections = SshConnections.open(server.settings());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            connections.close();
            server.close();
        }
    }

    private static Connection host() throws InterruptedException {
        return connections.to(server.address());
    }

    @Test
    void aCommandGivesItsOutputItsErrorsAndItsExitStatus() throws Exception {
        Outcome outcome = host().run(Command.of("sh", "-c", "echo out; echo err >&2; exit 3"), AMPLE);

        assertThat(outcome).isEqualTo(new Outcome(3, "out\n", "err\n", false));
    }

    @Test
    void aCommandReadsItsInput() throws Exception {
        byte[] input = "a\nb".repeat(100_000).getBytes(StandardCharsets.UTF_8);

        Outcome outcome = host().run(Command.of("wc", "-c"), new ByteArrayInputStream(input), (s, line) -> {}, AMPLE);

        assertThat(outcome.output().strip()).isEqualTo(String.valueOf(input.length));
    }
}
