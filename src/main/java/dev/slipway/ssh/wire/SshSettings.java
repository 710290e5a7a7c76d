package dev.slipway.ssh.wire;

import dev.slipway.ssh.route.OpenSshRoutes;
import dev.slipway.ssh.route.Routes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How hosts are reached.
 *
 * @param connectDeadline for name, connection, key exchange and login together
 * @param silence how long a connected host may be silent, although it is asked, before the connection counts as lost
 * @param person how long an SSH agent that is asked for a signature may wait for a person; it counts to no other deadline
 * @param idle how long a command may take nothing of its input, while there is some, before it is given up
 * @param random decides when a host that did not answer is tried again
 */
public record SshSettings(
        Routes routes,
        Duration connectDeadline,
        Duration silence,
        Duration person,
        Duration idle,
        RandomGenerator random) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PERSON = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofMinutes(5);

    /** A minute for a person, 5 minutes for a command that takes nothing of its input. */
    public SshSettings(Routes routes, Duration connectDeadline, Duration silence) {
        this(routes, connectDeadline, silence, PERSON, IDLE, RandomGenerator.getDefault());
    }

    /** As this person's OpenSSH configuration says; 10 seconds to connect, lost after 10 seconds of silence. */
    public static SshSettings of(Path home, String user) {
        return new SshSettings(new OpenSshRoutes(home, user, Optional.empty(), System.getenv()), PATIENCE, PATIENCE);
    }
}
