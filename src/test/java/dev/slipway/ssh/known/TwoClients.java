package dev.slipway.ssh.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.project.Address;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The ssh client and Slipway before the same server with the same known_hosts file. */
final class TwoClients {
    private static final Path SSH = Path.of("/usr/bin/ssh");

    private TwoClients() {}

    static void assumeSsh() {
        Assumptions.assumeTrue(Files.isExecutable(SSH), "This machine has no ssh");
    }

    /** Whether the ssh client runs a command there. */
    static boolean sshConnects(RealSshd server, Path knownHosts) throws IOException, InterruptedException {
        Process client = new ProcessBuilder(List.of(
                        SSH.toString(),
                        "-4",
                        "-F",
                        "none",
                        "-o",
                        "BatchMode=yes",
                        "-o",
                        "StrictHostKeyChecking=yes",
                        "-o",
                        "UserKnownHostsFile=" + knownHosts,
                        "-o",
                        "GlobalKnownHostsFile=none",
                        "-o",
                        "UpdateHostKeys=no",
                        "-o",
                        "IdentitiesOnly=yes",
                        "-i",
                        server.identity().toString(),
                        "-p",
                        String.valueOf(server.port()),
                        server.address().user() + "@localhost",
                        "exit 7"))
                .redirectErrorStream(true)
                .redirectOutput(knownHosts.resolveSibling("ssh.log").toFile())
                .start();
        return client.waitFor() == 7;
    }

    /** Whether Slipway does; what it refuses is the host's key. */
    static boolean slipwayConnects(RealSshd server, Path knownHosts) throws InterruptedException {
        SshSettings usual = server.settings();
        FixedRoutes routes =
                new FixedRoutes(List.of(server.identity()), List.of(knownHosts), System.getProperty("user.name"));
        SshSettings settings = new SshSettings(routes, usual.connectDeadline(), usual.silence());
        try (SshConnections connections = SshConnections.open(settings)) {
            Address address = new Address("", "localhost", server.port());
            return connections
                            .to(address)
                            .run(Command.of("sh", "-c", "exit 7"), Duration.ofSeconds(10))
                            .status()
                    == 7;
        } catch (SshException e) {
            assertThat(e.reason().name()).startsWith("HOST_KEY_");
            return false;
        }
    }
}
