package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.project.Address;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.FirstContacts;
import dev.slipway.ssh.LoginQuestions;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.route.OpenSshRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that the person's SSH configuration reaches with a command. */
class ProxyCommandTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Address HOST = new Address("", "web-1", Optional.empty());

    @TempDir
    static Path directory;

    static RealSshd server;

    @BeforeAll
    static void start() throws Exception {
        server = RealSshd.start(directory);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static SshConnections connections(String command, Duration connecting) throws IOException {
        Files.writeString(directory.resolve("known"), "web-1 " + server.publicKey("host_ed25519") + "\n");
        Path file = Files.write(
                directory.resolve("config"),
                List.of(
                        "ProxyCommand " + command,
                        "HostName host.behind",
                        "Port " + server.port(),
                        "IdentityFile " + server.identity(),
                        "IdentityAgent none",
                        "HostKeyAlias web-1",
                        "UserKnownHostsFile " + directory.resolve("known"),
                        "GlobalKnownHostsFile none"));
        OpenSshRoutes routes =
                new OpenSshRoutes(directory, System.getProperty("user.name"), Optional.of(file), System.getenv());
        return SshConnections.open(
                new SshSettings(routes, connecting, AMPLE), FirstContacts.NOBODY, LoginQuestions.NOBODY);
    }

    private static SshException refusal(String command, Duration connecting) throws IOException {
        try (SshConnections connections = connections(command, connecting)) {
            return catchThrowableOfType(SshException.class, () -> connections.to(HOST));
        }
    }

    private static boolean runs(String program) {
        return ProcessHandle.current()
                .descendants()
                .anyMatch(process -> process.info().commandLine().orElse("").contains(program));
    }

    @Test
    void areUsedOverItAndItEndsWithTheConnection() throws Exception {
        String program = "busybox nc 127.0.0.1 ";
        try (SshConnections connections = connections(program + "%p", AMPLE)) {
            assertThat(connections.to(HOST).run(Command.of("true"), AMPLE).succeeded())
                    .isTrue();
            assertThat(runs(program + server.port())).isTrue();
        }

        Awaitility.await().atMost(AMPLE).until(() -> !runs(program + server.port()));
    }

    @Test
    void areReachedThroughOpenSshItself() throws Exception {
        String jump = "ssh -F none -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -i "
                + server.identity() + " -p %p -W 127.0.0.1:%p 127.0.0.1";
        try (SshConnections connections = connections(jump, AMPLE)) {
            assertThat(connections.to(HOST).run(Command.of("true"), AMPLE).succeeded())
                    .isTrue();
        }
    }

    @Test
    void aCommandThatFailsIsToldWithItsLastWords() throws Exception {
        SshException refusal = refusal("sh -c 'echo no way there >&2; exit 3'", AMPLE);

        assertThat(refusal.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(refusal)
                .hasMessage("The ProxyCommand for host.behind port " + server.port()
                        + " ended with status 3: no way there.");
    }

    @Test
    void aCommandThatSaysNothingIsGivenUpAtTheDeadlineAndEnded() throws Exception {
        SshException refusal = refusal("sleep 4711", Duration.ofSeconds(1));

        assertThat(refusal.reason()).isEqualTo(Reason.DEADLINE);
        Awaitility.await().atMost(AMPLE).until(() -> !runs("sleep 4711"));
    }
}
