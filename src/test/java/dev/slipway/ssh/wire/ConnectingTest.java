package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.project.Address;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.Outcome;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.route.FixedRoutes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom Slipway connects to, with which keys, and what it says where it does not. */
class ConnectingTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    @TempDir
    Path scratch;

    @AutoClose
    static RealSshd server;

    @BeforeAll
    static void start() throws Exception {
        for (String type : List.of("rsa", "ecdsa")) {
            RealSshd.generateKey(type, directory.resolve("host_" + type));
        }
        server = RealSshd.start(
                directory, "HostKey " + directory.resolve("host_rsa"), "HostKey " + directory.resolve("host_ecdsa"));
    }

    private static SshSettings settings(List<Path> identities, Path knownHosts) {
        return new SshSettings(
                new FixedRoutes(
                        identities, List.of(knownHosts), server.address().user()),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    private static boolean connects(SshSettings settings) throws InterruptedException {
        try (SshConnections connections = SshConnections.open(settings)) {
            Outcome outcome = connections.to(server.address()).run(Command.of("true"), AMPLE);
            return outcome.succeeded();
        }
    }

    private static SshException fault(SshSettings settings, Address address) {
        try (SshConnections connections = SshConnections.open(settings)) {
            return assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> connections.to(address))
                    .actual();
        }
    }

    private static SshException fault(SshSettings settings) {
        return fault(settings, server.address());
    }

    private static void mayLogIn(Path key) throws IOException {
        Files.writeString(
                directory.resolve("authorized_keys"),
                Files.readString(Path.of(key + ".pub")),
                StandardOpenOption.APPEND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void aKeyOfEachUsualTypeLogsIn(String type) throws Exception {
        Path key = scratch.resolve("id");
        RealSshd.generateKey(type, key);
        mayLogIn(key);

        assertThat(connects(settings(List.of(key), server.knownHosts()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RFC4716", "PKCS8", "PEM"})
    void anRsaKeyLogsInFromEachFormatOfFile(String format) throws Exception {
        Path key = scratch.resolve("id");
        RealSshd.run(
                List.of("ssh-keygen", "-q", "-t", "rsa", "-m", format, "-N", "", "-C", "test", "-f", key.toString()));
        mayLogIn(key);

        assertThat(connects(settings(List.of(key), server.knownHosts()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"host_ed25519", "host_ecdsa", "host_rsa"})
    void aHostIsAskedForAKeyOfTheTypeThatIsKnown(String hostKey) throws Exception {
        Path knownHosts = Files.writeString(scratch.resolve("known_hosts"), server.knownHostsLine(hostKey));

        assertThat(connects(settings(List.of(server.identity()), knownHosts))).isTrue();
    }

    @Test
    void aKeyThatTheServerDoesNotAcceptIsNamedTogetherWithWhatItAccepts() throws Exception {
        Path stranger = scratch.resolve("stranger");
        RealSshd.generateKey("ed25519", stranger);

        SshException fault = fault(settings(List.of(stranger), server.knownHosts()));

        assertThat(fault.reason()).isEqualTo(Reason.LOGIN_REFUSED);
        assertThat(fault)
                .hasMessageContaining(server.address().user())
                .hasMessageContaining(stranger.toString())
                .hasMessageContaining("SHA256:")
                .hasMessageContaining("the server accepts publickey");
        assertThat(fault.remedy()).contains("authorized_keys");
    }

    @Test
    void anEncryptedKeyFileIsNamedWhereNobodyGivesItsPassphrase() throws Exception {
        Path key = scratch.resolve("id");
        RealSshd.run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "secret", "-C", "test", "-f", key.toString()));
        mayLogIn(key);

        SshException fault = fault(settings(List.of(key), server.knownHosts()));

        assertThat(fault.reason()).isEqualTo(Reason.LOGIN_REFUSED);
        assertThat(fault).hasMessageContaining(key + " is encrypted, and its passphrase was not given");
    }

    @Test
    void aFileThatIsNoKeyIsNamedAndTheNextOneTried() throws Exception {
        Path garbage = Files.writeString(scratch.resolve("garbage"), "not a key\n");
        Path missing = scratch.resolve("missing");

        assertThat(connects(settings(List.of(garbage, missing, server.identity()), server.knownHosts())))
                .isTrue();
        assertThat(fault(settings(List.of(garbage, missing), server.knownHosts())))
                .hasMessageContaining(garbage + " cannot be read")
                .hasMessageContaining(missing + " does not exist");
    }

    @Test
    void aKeyThatOthersCanReadDoesNotCountAsWithSsh() throws Exception {
        Path open = Files.copy(server.identity(), scratch.resolve("open"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(fault(settings(List.of(open), server.knownHosts())))
                .hasMessageContaining(open + " can be read by others (rw-r--r--)")
                .satisfies(no -> assertThat(no.reason()).isEqualTo(Reason.LOGIN_REFUSED));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-------"));
        assertThat(connects(settings(List.of(open), server.knownHosts()))).isTrue();
    }

    @Test
    void anUnknownHostIsRefusedWithItsFingerprintAndTheWayToAcceptIt() throws Exception {
        SshException fault = fault(settings(List.of(server.identity()), scratch.resolve("none")));

        assertThat(fault.reason()).isEqualTo(Reason.HOST_KEY_UNKNOWN);
        assertThat(fault)
                .hasMessageContaining("127.0.0.1 port " + server.port())
                .hasMessageContaining("ssh-ed25519 " + fingerprint("host_ed25519"));
        assertThat(fault.remedy()).contains("You are asked for it where a command runs on a terminal");
    }

    @Test
    void aChangedHostKeyIsRefusedAndBothFingerprintsAreShown() throws Exception {
        RealSshd.generateKey("ed25519", directory.resolve("former"));
        Path knownHosts = Files.writeString(scratch.resolve("known_hosts"), server.knownHostsLine("former"));

        SshException fault = fault(settings(List.of(server.identity()), knownHosts));

        assertThat(fault.reason()).isEqualTo(Reason.HOST_KEY_CHANGED);
        assertThat(fault).hasMessageContaining(fingerprint("former")).hasMessageContaining(fingerprint("host_ed25519"));
        assertThat(fault.remedy())
                .contains("ssh-keygen -R '[127.0.0.1]:" + server.port() + "' -f '" + knownHosts + "'");
    }

    @Test
    void aRevokedHostKeyIsRefused() throws Exception {
        String line = server.knownHostsLine("host_ed25519");
        Path knownHosts = Files.writeString(scratch.resolve("known_hosts"), line + "@revoked " + line);

        SshException fault = fault(settings(List.of(server.identity()), knownHosts));

        assertThat(fault.reason()).isEqualTo(Reason.HOST_KEY_REVOKED);
        assertThat(fault).hasMessageContaining(fingerprint("host_ed25519"));
    }

    private static String fingerprint(String key) throws Exception {
        Process keygen = new ProcessBuilder(
                        "ssh-keygen",
                        "-l",
                        "-f",
                        directory.resolve(key + ".pub").toString())
                .start();
        return List.of(keygen.inputReader().readLine().split(" ", 0)).get(1);
    }

    @Test
    void aPortWhereNothingListensIsSaidToRefuse() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }

        SshException fault = fault(server.settings(), new Address("root", "127.0.0.1", port));

        assertThat(fault.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(fault).hasMessage("127.0.0.1 port " + port + " refuses the connection.");
    }

    @Test
    void aNameThatDoesNotExistIsSaidToBeUnknown() {
        SshException fault = fault(server.settings(), new Address("root", "no-such-host.invalid", 22));

        assertThat(fault.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(fault).hasMessageContaining("no-such-host.invalid").hasMessageContaining("not known");
    }

    @Test
    void aServerThatSaysNothingIsGivenUpAtTheDeadline() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SshSettings usual = server.settings();
            SshSettings hasty = new SshSettings(usual.routes(), Duration.ofMillis(300), usual.silence());

            SshException fault = fault(hasty, new Address("root", "127.0.0.1", mute.getLocalPort()));

            assertThat(fault.reason()).isEqualTo(Reason.DEADLINE);
            assertThat(fault).hasMessageContaining("300 ms");
        }
    }

    @Test
    void aServerWithOldAlgorithmsOnlyIsToldApart() throws Exception {
        Path other = Files.createDirectory(scratch.resolve("old"));
        try (RealSshd old = RealSshd.start(other, "Ciphers aes128-cbc,3des-cbc")) {
            SshException fault = fault(old.settings(), old.address());

            assertThat(fault.reason()).isEqualTo(Reason.NO_COMMON_ALGORITHM);
            assertThat(fault).hasMessageContaining("aes128-cbc, 3des-cbc");
        }
    }

    @Test
    void thereIsOneConnectionAHostHoweverManyAskForItAtOnce() throws Exception {
        try (SshConnections connections = SshConnections.open(server.settings())) {
            Address withoutUser = new Address("", server.address().host(), server.port());

            assertThat(connections.to(withoutUser)).isSameAs(connections.to(server.address()));
        }
    }
}
