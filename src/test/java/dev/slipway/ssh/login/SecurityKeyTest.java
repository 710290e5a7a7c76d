package dev.slipway.ssh.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.project.Address;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.FirstContacts;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.route.OpenSshRoutes;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Security keys (FIDO), which log in through an agent, against a real sshd. */
class SecurityKeyTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @AutoClose
    RealSshd server;

    @BeforeEach
    void start() throws Exception {
        server = RealSshd.start(Files.createDirectory(directory.resolve("server")));
    }

    /** Fails where it does not. */
    private void logIn(AgentWithSecurityKey agent) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("server/authorized_keys"), agent.publicKey());
        Path config = Files.write(
                directory.resolve("config"),
                List.of(
                        "HostName 127.0.0.1",
                        "Port " + server.port(),
                        "UserKnownHostsFile " + server.knownHosts(),
                        "GlobalKnownHostsFile none",
                        "IdentityAgent " + directory.resolve("agent")));
        SshSettings settings = new SshSettings(
                new OpenSshRoutes(directory, System.getProperty("user.name"), Optional.of(config), System.getenv()),
                AMPLE,
                AMPLE,
                AMPLE,
                AMPLE,
                new Random(1));
        try (SshConnections connections = SshConnections.open(settings, FirstContacts.NOBODY, new AskedPerson())) {
            assertThat(connections
                            .to(new Address("", "web", Optional.empty()))
                            .run(Command.of("true"), AMPLE)
                            .succeeded())
                    .isTrue();
        }
    }

    @Test
    void aSecurityKeyLogsInWhenItIsTouched() throws Exception {
        try (AgentWithSecurityKey agent = new AgentWithSecurityKey(directory.resolve("agent"), true)) {
            logIn(agent);
        }
    }

    @Test
    void oneThatSignsWithoutATouchIsNamedWhereTheServerAsksForOne() throws Exception {
        try (AgentWithSecurityKey agent = new AgentWithSecurityKey(directory.resolve("agent"), false)) {
            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> logIn(agent))
                    .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.LOGIN_REFUSED))
                    .withMessageContaining("tried blue key of the SSH agent (sk-ssh-ed25519@openssh.com SHA256:");
        }
    }
}
