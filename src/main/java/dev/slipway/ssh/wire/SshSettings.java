package dev.slipway.ssh.wire;

import dev.slipway.ssh.route.OpenSshRoutes;
import dev.slipway.ssh.route.Routes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How hosts are reached.
 *
 * @param connectDeadline for name, connection, key exchange and login together
 * @param silence how long a connected host may be silent, although it is asked, before the connection counts as lost
 */
public record SshSettings(Routes routes, Duration connectDeadline, Duration silence) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** As this person's OpenSSH configuration says; 10 seconds to connect, lost after 10 seconds of silence. */
    public static SshSettings of(Path home, String user) {
        return new SshSettings(new OpenSshRoutes(home, user, Optional.empty(), System.getenv()), PATIENCE, PATIENCE);
    }
}
