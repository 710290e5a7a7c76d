package dev.slipway.deploy.host;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.wire.SshConnections;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that answer, and of which still nothing can be found out. */
class InventoryFaultTest {
    @TempDir
    private Path directory;

    @Test
    void anAccountWithoutAShellIsSaidToRunNoCommands() throws Exception {
        try (RealSshd server = RealSshd.start(
                        directory, "ForceCommand echo This account is currently not available.; exit 1");
                SshConnections connections = SshConnections.open(server.settings())) {
            InventoryScript script = new InventoryScript("/srv/shop", List.of(), InventoryScript.Prove.NONE);

            assertThatExceptionOfType(InventoryFault.class)
                    .isThrownBy(() ->
                            script.ask(connections.to(server.address()), Duration.ofSeconds(20), Clock.systemUTC()))
                    .withMessageEndingWith(
                            "takes the login and runs no commands, and says: This account is currently not available.")
                    .extracting(InventoryFault::remedy)
                    .asString()
                    .contains("POSIX shell");
        }
    }
}
