package dev.slipway.ssh;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How hosts are reached.
 *
 * @param identities private key files that may log in, tried in this order
 * @param knownHosts files in the format of OpenSSH's known_hosts; one that does not exist is taken as empty
 * @param user who logs in where an address names nobody
 * @param connectDeadline for name, connection, key exchange and login together
 * @param silence how long a connected host may be silent, although it is asked, before the connection counts as lost
 */
public record SshSettings(
        List<Path> identities, List<Path> knownHosts, String user, Duration connectDeadline, Duration silence) {
    private static final List<String> IDENTITY_NAMES = List.of("id_ed25519", "id_ecdsa", "id_rsa");
    private static final Path GLOBAL_KNOWN_HOSTS = Path.of("/etc/ssh/ssh_known_hosts");

    public SshSettings {
        identities = List.copyOf(identities);
        knownHosts = List.copyOf(knownHosts);
    }

    /** OpenSSH's usual files of this person; 10 seconds to connect, lost after 10 seconds of silence. */
    public static SshSettings of(Path home, String user) {
        Path directory = home.resolve(".ssh");
        Stream<Path> identities =
                IDENTITY_NAMES.stream().map(directory::resolve).filter(Files::isRegularFile);
        List<Path> knownHosts = List.of(directory.resolve("known_hosts"), GLOBAL_KNOWN_HOSTS);
        return new SshSettings(identities.toList(), knownHosts, user, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }
}
