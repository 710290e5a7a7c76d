package dev.slipway.demo;

import dev.slipway.app.DataDirectory;
import dev.slipway.app.WorkspaceSettings;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.wire.SshSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where a demonstration lies: another process finds all of it there, too.
 *
 * @param directory holds all of it
 */
public record DemoPlace(Path directory) {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** The work tree of the project's repository. */
    public Path project() {
        return directory.resolve("shop");
    }

    /** The private key that logs in to every host. */
    public Path key() {
        return directory.resolve("id_ed25519");
    }

    /** The known_hosts file that names every host's key. */
    public Path knownHosts() {
        return directory.resolve("known_hosts");
    }

    /** Where the journal belongs. */
    public DataDirectory data() {
        return new DataDirectory(directory.resolve("data"));
    }

    /** How its hosts are reached. */
    public SshSettings ssh() {
        return new SshSettings(
                new FixedRoutes(List.of(key()), List.of(knownHosts()), DemoHost.USER), DEADLINE, DEADLINE);
    }

    /** What opens its project for this person at this machine. */
    public WorkspaceSettings settings(String user, String machine) {
        return new WorkspaceSettings(
                data(), ssh(), user, machine, Clock.systemUTC(), RandomGenerator.getDefault(), new Masking());
    }

    /** Where a host keeps its files. */
    Path host(String name) {
        return directory.resolve("hosts").resolve(name);
    }
}
