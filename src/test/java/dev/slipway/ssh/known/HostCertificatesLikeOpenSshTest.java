package dev.slipway.ssh.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.project.Address;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.route.OpenSshRoutes;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ssh client and Slipway come to the same decision about hosts that show certificates. */
class HostCertificatesLikeOpenSshTest {
    @TempDir
    static Path directory;

    static final Map<Kind, RealSshd> SERVERS = new HashMap<>();

    /** What a server's certificate is like, with the arguments of ssh-keygen. */
    record Kind(String name, String authority, List<String> arguments) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Kind FOR_ANOTHER = new Kind("for-another", "ca", List.of("-h", "-n", "elsewhere"));
    private static final List<Kind> KINDS = List.of(
            new Kind("good", "ca", List.of("-h", "-n", "localhost,web.example")),
            new Kind("for-all", "ca", List.of("-h")),
            FOR_ANOTHER,
            new Kind("over", "ca", List.of("-h", "-n", "localhost", "-V", "20200101:20200102")),
            new Kind("not-yet", "ca", List.of("-h", "-n", "localhost", "-V", "20900101:20900102")),
            new Kind("of-a-user", "ca", List.of("-n", "localhost")),
            new Kind("conditioned", "ca", List.of("-h", "-n", "localhost", "-O", "critical:lunch@example.org=soup")),
            new Kind("with-sha-1", "rsa", List.of("-h", "-n", "localhost", "-t", "ssh-rsa")),
            new Kind("with-sha-2", "rsa", List.of("-h", "-n", "localhost", "-t", "rsa-sha2-512")));

    private static final List<String> KNOWN_HOSTS = List.of(
            "@cert-authority * CA",
            "@cert-authority localhost CA",
            "@cert-authority [localhost]:PORT CA",
            "@cert-authority elsewhere CA",
            "@cert-authority *,!localhost CA",
            "@cert-authority web.example CA",
            "@revoked * OTHER\n@cert-authority * CA",
            "@cert-authority * OTHER",
            "@revoked * CA\n[localhost]:PORT KEY",
            "@cert-authority * CA\n@revoked * CA\n[localhost]:PORT KEY",
            "@cert-authority * CA\n@revoked * CA",
            "@cert-authority * CA\n@revoked * KEY",
            "@cert-authority * CA\n@revoked elsewhere CA",
            "@cert-authority * CA\n[localhost]:PORT KEY",
            "@cert-authority * CA\n[localhost]:PORT OTHER",
            "@cert-authority * OTHER\n[localhost]:PORT KEY",
            "[localhost]:PORT CA",
            "[localhost]:PORT KEY");

    @BeforeAll
    static void start() throws Exception {
        TwoClients.assumeSsh();
        RealSshd.generateKey("ed25519", directory.resolve("ca"));
        RealSshd.generateKey("ed25519", directory.resolve("other"));
        RealSshd.generateKey("rsa", directory.resolve("rsa"));
        for (Kind kind : KINDS) {
            Path own = Files.createDirectory(directory.resolve(kind.name));
            RealSshd.generateKey("ed25519", own.resolve("host_ed25519"));
            List<String> command = new ArrayList<>(List.of(
                    "ssh-keygen", "-q", "-s", directory.resolve(kind.authority).toString(), "-I", "host"));
            command.addAll(kind.arguments);
            command.add(own.resolve("host_ed25519.pub").toString());
            RealSshd.run(command);
            SERVERS.put(kind, RealSshd.start(own, "HostCertificate " + own.resolve("host_ed25519-cert.pub")));
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(RealSshd::close);
    }

    static Stream<Arguments> cases() {
        return KINDS.stream()
                .flatMap(kind -> KNOWN_HOSTS.stream()
                        .filter(lines -> telling(kind, lines))
                        .map(lines -> Arguments.of(kind, lines)));
    }

    static Stream<Arguments> allOthers() {
        return KINDS.stream()
                .flatMap(kind -> KNOWN_HOSTS.stream()
                        .filter(lines -> !telling(kind, lines))
                        .map(lines -> Arguments.of(kind, lines)));
    }

    /** All of a good certificate; of another whether it counts, and what the key itself does then. */
    private static boolean telling(Kind kind, String lines) {
        return kind.name.equals("good")
                || lines.equals("@cert-authority * CA")
                || lines.startsWith("@cert-authority * CA\n[");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theyDecideAlike(Kind kind, String lines) throws Exception {
        decideAlike(kind, lines);
    }

    @ParameterizedTest
    @MethodSource("allOthers")
    @Tag("long")
    void theyDecideAlikeInAllOtherCases(Kind kind, String lines) throws Exception {
        decideAlike(kind, lines);
    }

    private static void decideAlike(Kind kind, String lines) throws IOException, InterruptedException {
        RealSshd server = server(kind);
        Path file = knownHosts(kind, lines);

        assertThat(TwoClients.slipwayConnects(server, file)).isEqualTo(TwoClients.sshConnects(server, file));
    }

    private static RealSshd server(Kind kind) {
        return Objects.requireNonNull(SERVERS.get(kind));
    }

    private static Path knownHosts(Kind kind, String lines) throws IOException {
        RealSshd server = server(kind);
        String text = lines.replace("PORT", String.valueOf(server.port()))
                .replace("KEY", server.publicKey("host_ed25519"))
                .replace(
                        "CA",
                        Files.readString(directory.resolve(kind.authority + ".pub"))
                                .strip())
                .replace(
                        "OTHER",
                        Files.readString(directory.resolve("other.pub")).strip());
        return Files.writeString(directory.resolve("known_hosts_here"), text + "\n");
    }

    @Test
    void aCertificateThatDoesNotCountIsNamedWithTheReason() throws Exception {
        RealSshd server = server(FOR_ANOTHER);

        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> connects(server, "HostName localhost"))
                .withMessageContaining("(known_hosts names a certificate authority for it, but its certificate is"
                        + " for elsewhere)");
    }

    @Test
    void aHostKeyAliasIsWhatTheCertificateMustBeFor() throws Exception {
        RealSshd server = server(FOR_ANOTHER);

        assertThat(connects(server, "HostName localhost", "HostKeyAlias elsewhere"))
                .isTrue();
    }

    @Test
    void aKeyOfAFileOfRevokedKeysCountsForNoHost() throws Exception {
        RealSshd server = server(FOR_ANOTHER);
        Path key = Files.writeString(directory.resolve("revoked-key"), server.publicKey("host_ed25519") + "\n");
        Path authority = Files.copy(directory.resolve("ca.pub"), directory.resolve("revoked-authority"));
        Path binary = Files.writeString(directory.resolve("revoked-list"), "SSHKRL\n\0");

        for (Path revoked : List.of(key, authority)) {
            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> connects(
                            server, "HostName localhost", "HostKeyAlias elsewhere", "RevokedHostKeys " + revoked))
                    .satisfies(fault -> assertThat(fault.reason()).isEqualTo(SshException.Reason.HOST_KEY_REVOKED));
        }
        for (Path unusable : List.of(binary, directory.resolve("missing"))) {
            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> connects(server, "HostName localhost", "RevokedHostKeys " + unusable))
                    .withMessageContaining(unusable.toString())
                    .satisfies(fault -> assertThat(fault.reason()).isEqualTo(SshException.Reason.CONFIGURATION));
        }
    }

    private static boolean connects(RealSshd server, String... lines) throws IOException, InterruptedException {
        List<String> config = new ArrayList<>(List.of(lines));
        config.addAll(List.of(
                "Port " + server.port(),
                "AddressFamily inet",
                "IdentityFile " + server.identity(),
                "UserKnownHostsFile " + knownHosts(FOR_ANOTHER, "@cert-authority * CA"),
                "GlobalKnownHostsFile none"));
        Path file = Files.write(directory.resolve("config"), config);
        SshSettings usual = server.settings();
        OpenSshRoutes routes =
                new OpenSshRoutes(directory, System.getProperty("user.name"), Optional.of(file), System.getenv());
        try (SshConnections connections =
                SshConnections.open(new SshSettings(routes, usual.connectDeadline(), usual.silence()))) {
            return connections
                    .to(new Address("", "web", Optional.empty()))
                    .run(Command.of("true"), usual.connectDeadline())
                    .succeeded();
        }
    }
}
