package dev.slipway.ssh.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.project.Address;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.FirstContacts;
import dev.slipway.ssh.LoginQuestions.EncryptedKey;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.route.OpenSshRoutes;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key files that only a passphrase opens. */
class EncryptedKeyTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    @TempDir
    Path home;

    static RealSshd server;

    @BeforeAll
    static void start() throws Exception {
        RealSshd.generateKey("ed25519", directory.resolve("authority"));
        server = RealSshd.start(directory, "TrustedUserCAKeys " + directory.resolve("authority.pub"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private SshConnections connections(AskedPerson person, List<Path> keys, String... lines) throws IOException {
        List<String> config = new ArrayList<>(List.of(lines));
        keys.forEach(key -> config.add("IdentityFile " + key));
        config.addAll(List.of(
                "HostName 127.0.0.1",
                "Port " + server.port(),
                "IdentitiesOnly yes",
                "IdentityAgent none",
                "HostKeyAlias server",
                "UserKnownHostsFile " + home.resolve("known_hosts"),
                "GlobalKnownHostsFile none"));
        Files.writeString(home.resolve("known_hosts"), "server " + server.publicKey("host_ed25519") + "\n");
        Path file = Files.write(home.resolve("config"), config);
        OpenSshRoutes routes =
                new OpenSshRoutes(home, System.getProperty("user.name"), Optional.of(file), System.getenv());
        return SshConnections.open(new SshSettings(routes, AMPLE, AMPLE), FirstContacts.NOBODY, person);
    }

    private static boolean runs(SshConnections connections, String host) throws InterruptedException {
        return connections
                .to(new Address("", host, Optional.empty()))
                .run(Command.of("true"), AMPLE)
                .succeeded();
    }

    private static SshException refusal(SshConnections connections) {
        return catchThrowableOfType(SshException.class, () -> runs(connections, "web-1"));
    }

    private Path key(String type, String form) throws Exception {
        Path key = home.resolve("id_" + type);
        RealSshd.run(List.of(
                "ssh-keygen", "-q", "-t", type, "-m", form, "-N", "open sesame", "-C", "mia", "-f", key.toString()));
        return key;
    }

    private static Path authorized(Path key) throws IOException {
        Files.writeString(
                directory.resolve("authorized_keys"),
                Files.readString(Path.of(key + ".pub")),
                StandardOpenOption.APPEND);
        return key;
    }

    @ParameterizedTest
    @CsvSource({"ed25519, RFC4716", "ecdsa, RFC4716", "rsa, RFC4716", "rsa, PEM", "ecdsa, PEM", "rsa, PKCS8"})
    void aKeyLogsInOnceItsPassphraseIsGiven(String type, String form) throws Exception {
        AskedPerson person = new AskedPerson("open sesame");
        Path key = authorized(key(type, form));
        try (SshConnections connections = connections(person, List.of(key))) {
            assertThat(runs(connections, "web-1")).isTrue();
        }

        assertThat(person.keys).hasSize(1);
        assertThat(person.keys.getFirst().file()).isEqualTo(key);
        assertThat(person.keys.getFirst().host()).isEqualTo("web-1");
        assertThat(person.keys.getFirst().again()).isFalse();
    }

    @Test
    void eachWrongPassphraseIsJustWrong() throws Exception {
        Path key = key("rsa", "PEM");
        KeyRing keys = new KeyRing();

        for (int i = 0; i < 3_000; i++) {
            assertThat(keys.unlock(key, Secret.of("close sesame " + i))).isFalse();
        }
        assertThat(keys.unlock(key, Secret.of("open sesame"))).isTrue();
    }

    /** Only an agent can use such a file, and OpenSSH's client looks for it by itself. */
    @Test
    void theFileOfASecurityKeyKeepsNoOtherKeyFromLoggingIn() throws Exception {
        String half = "\0\0\0\32sk-ssh-ed25519@openssh.com\0\0\0\40" + "k".repeat(32) + "\0\0\0\4ssh:";
        String inside = "openssh-key-v1\0\0\0\0\4none\0\0\0\4none\0\0\0\0\0\0\0\1\0\0\0" + (char) half.length() + half
                + "\0\0\0\0";
        Path blue = Files.writeString(
                home.resolve("id_ed25519_sk"),
                "-----BEGIN OPENSSH PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(inside.getBytes(StandardCharsets.ISO_8859_1))
                        + "\n-----END OPENSSH PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(blue, PosixFilePermissions.fromString("rw-------"));
        Path key = authorized(key("ed25519", "RFC4716"));

        try (SshConnections connections = connections(new AskedPerson("open sesame"), List.of(blue, key))) {
            assertThat(runs(connections, "web-1")).isTrue();
        }
        try (SshConnections connections = connections(new AskedPerson(), List.of(blue))) {
            assertThat(refusal(connections))
                    .hasMessageContaining(
                            blue + " cannot be read: it is damaged, or of a kind that this version does not know");
        }
    }

    @Test
    void thePassphraseIsAskedForOnceHoweverManyHostsTakeTheKey() throws Exception {
        AskedPerson person = new AskedPerson("open sesame");
        try (SshConnections connections = connections(person, List.of(authorized(key("ed25519", "RFC4716"))))) {
            for (int i = 1; i <= 5; i++) {
                assertThat(runs(connections, "web-" + i)).isTrue();
            }
        }

        assertThat(person.keys).hasSize(1);
    }

    @Test
    void nobodyIsAskedByWhatGoesOnAloneAndAKeyThatAPersonUnlockedOpensThereToo() throws Exception {
        AskedPerson person = new AskedPerson("open sesame");
        try (SshConnections connections = connections(person, List.of(authorized(key("ed25519", "RFC4716"))))) {
            Address host = new Address("", "web-1", Optional.empty());
            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> connections.unattended().to(host))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_REFUSED));
            assertThat(person.keys).isEmpty();

            assertThat(runs(connections, "web-1"))
                    .as("a person is asked as ever")
                    .isTrue();

            assertThat(connections
                            .unattended()
                            .to(host)
                            .run(Command.of("true"), AMPLE)
                            .succeeded())
                    .isTrue();
            assertThat(person.keys).hasSize(1);
        }
    }

    @Test
    void nobodyIsAskedAboutAKeyThatTheServerDoesNotTake() throws Exception {
        AskedPerson person = new AskedPerson("open sesame");
        Path key = key("ed25519", "RFC4716");
        try (SshConnections connections = connections(person, List.of(key))) {
            assertThat(refusal(connections)).hasMessageContaining("tried " + key + ", encrypted (ssh-ed25519 SHA256:");
        }

        assertThat(person.keys).isEmpty();
    }

    @Test
    void nobodyIsAskedWhereAKeyThatLiesOpenLogsIn() throws Exception {
        AskedPerson person = new AskedPerson("open sesame");
        Path sealed = key("rsa", "PEM");
        Files.delete(Path.of(sealed + ".pub"));
        try (SshConnections connections = connections(person, List.of(sealed, server.identity()))) {
            assertThat(runs(connections, "web-1")).isTrue();
        }

        assertThat(person.keys).isEmpty();
    }

    @Test
    void aKeyWhosePublicHalfIsNotToBeHadIsAskedForWhereNoOtherLogsIn() throws Exception {
        AskedPerson person = new AskedPerson("open sesame");
        Path sealed = authorized(key("rsa", "PEM"));
        Files.delete(Path.of(sealed + ".pub"));
        try (SshConnections connections = connections(person, List.of(sealed))) {
            assertThat(runs(connections, "web-1")).isTrue();
        }

        assertThat(person.keys).hasSize(1);
    }

    @Test
    void aWrongPassphraseIsSaidAndAskedForAgain() throws Exception {
        AskedPerson person = new AskedPerson("close sesame", "open sesame");
        try (SshConnections connections = connections(person, List.of(authorized(key("ed25519", "RFC4716"))))) {
            assertThat(runs(connections, "web-1")).isTrue();
        }

        assertThat(person.keys).extracting(EncryptedKey::again).containsExactly(false, true);
    }

    @Test
    void afterThreeWrongOnesTheLoginGoesOnWithTheOtherKeys() throws Exception {
        AskedPerson person = new AskedPerson("a", "b", "c", "open sesame");
        Path locked = authorized(key("ed25519", "RFC4716"));
        try (SshConnections connections = connections(person, List.of(locked, server.identity()))) {
            assertThat(runs(connections, "web-1")).isTrue();
            assertThat(runs(connections, "web-2")).isTrue();
        }

        assertThat(person.keys).hasSize(3);
    }

    @Test
    void withoutAPassphraseTheRefusalSaysWhy() throws Exception {
        Path key = authorized(key("ed25519", "RFC4716"));
        try (SshConnections connections = connections(new AskedPerson(), List.of(key))) {
            SshException refusal = refusal(connections);

            assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_REFUSED);
            assertThat(refusal).hasMessageContaining(key + " is encrypted, and its passphrase was not given");
            assertThat(refusal.remedy()).contains("ssh-add");
        }
    }

    @Test
    void whoWantsNoQuestionsIsAskedNone() throws Exception {
        AskedPerson person = new AskedPerson("open sesame");
        Path key = authorized(key("ed25519", "RFC4716"));
        try (SshConnections connections = connections(person, List.of(key), "BatchMode yes")) {
            assertThat(refusal(connections)).hasMessageContaining("its passphrase was not given");
        }

        assertThat(person.keys).isEmpty();
    }

    @Test
    void aCertificateForAnEncryptedKeyLogsInFromBesideItAndFromWhereTheConfigurationSays() throws Exception {
        AskedPerson person = new AskedPerson("open sesame", "open sesame");
        Path key = key("ed25519", "RFC4716");
        String user = System.getProperty("user.name");
        RealSshd.run(List.of(
                "ssh-keygen",
                "-q",
                "-s",
                directory.resolve("authority").toString(),
                "-I",
                "mia",
                "-n",
                user,
                key + ".pub"));
        try (SshConnections connections = connections(person, List.of(key))) {
            assertThat(runs(connections, "web-1")).isTrue();
        }

        Path elsewhere = Files.move(Path.of(key + "-cert.pub"), home.resolve("certificate"));
        try (SshConnections connections = connections(person, List.of(key), "CertificateFile " + elsewhere)) {
            assertThat(runs(connections, "web-1")).isTrue();
        }

        assertThat(person.keys).hasSize(2);
    }
}
