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
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that a real ssh-agent keeps. */
class AgentTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    @TempDir
    Path scratch;

    @AutoClose
    static RealSshd server;

    private final AskedPerson mia = new AskedPerson();
    private Path socket;
    private Process agent;

    @BeforeAll
    static void start() throws Exception {
        RealSshd.generateKey("ed25519", directory.resolve("authority"));
        server = RealSshd.start(
                directory,
                "LogLevel VERBOSE",
                "MaxAuthTries 3",
                "TrustedUserCAKeys " + directory.resolve("authority.pub"));
    }

    @BeforeEach
    void startAgent() throws IOException {
        socket = scratch.resolve("agent");
        agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectOutput(scratch.resolve("agent.log").toFile())
                .redirectErrorStream(true)
                .start();
        Awaitility.await("the agent listens").until(() -> Files.exists(socket));
    }

    @AfterEach
    void stopAgent() {
        agent.destroyForcibly();
        agent.onExit().join();
    }

    private void add(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q"));
        command.addAll(List.of(arguments));
        RealSshd.run(command);
    }

    private Path key(String type, String name) throws IOException, InterruptedException {
        Path key = scratch.resolve(name);
        RealSshd.generateKey(type, key);
        return key;
    }

    private static void mayLogIn(Path key) throws IOException {
        Files.writeString(
                directory.resolve("authorized_keys"),
                Files.readString(Path.of(key + ".pub")),
                StandardOpenOption.APPEND);
    }

    private boolean connects(Path asked, Duration deadline, String... lines) throws IOException, InterruptedException {
        return connects(asked, deadline, AMPLE, lines);
    }

    private boolean connects(Path asked, Duration deadline, Duration person, String... lines)
            throws IOException, InterruptedException {
        List<String> config = new ArrayList<>(List.of(lines));
        config.addAll(List.of(
                "HostName 127.0.0.1",
                "Port " + server.port(),
                "UserKnownHostsFile " + server.knownHosts(),
                "GlobalKnownHostsFile none",
                "IdentityAgent " + asked));
        Path file = Files.write(scratch.resolve("config"), config);
        SshSettings settings = new SshSettings(
                new OpenSshRoutes(scratch, System.getProperty("user.name"), Optional.of(file), System.getenv()),
                deadline,
                AMPLE,
                person,
                AMPLE,
                new Random(1));
        try (SshConnections connections = SshConnections.open(settings, FirstContacts.NOBODY, mia)) {
            return connections
                    .to(new Address("", "web", Optional.empty()))
                    .run(Command.of("true"), AMPLE)
                    .succeeded();
        }
    }

    private boolean connects(String... lines) throws IOException, InterruptedException {
        return connects(socket, AMPLE, lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void aKeyThatOnlyTheAgentHasLogsIn(String type) throws Exception {
        Path key = key(type, "id");
        mayLogIn(key);
        add(key.toString());
        Files.delete(key);

        assertThat(connects()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa"})
    void aCertificateThatTheAgentHasLogsIn(String type) throws Exception {
        Path key = key(type, "id");
        certify(key, "authority");
        add(key.toString());

        assertThat(connects()).isTrue();
    }

    @Test
    void anEncryptedKeyFileLogsInWhereTheAgentHasItsKey() throws Exception {
        Path key = key("ed25519", "id");
        mayLogIn(key);
        add(key.toString());
        RealSshd.run(List.of("ssh-keygen", "-q", "-p", "-N", "secret words", "-f", key.toString()));

        assertThat(connects("IdentityFile " + key, "IdentitiesOnly yes")).isTrue();
    }

    @Test
    void aKeyOfWhichOnlyThePublicFileIsHereLogsInByTheAgent() throws Exception {
        Path key = key("ed25519", "id");
        mayLogIn(key);
        add(key.toString());
        Files.delete(key);

        assertThat(connects("IdentityFile " + key, "IdentitiesOnly yes")).isTrue();
    }

    @Test
    void anEncryptedKeyFileWithoutItsPublicFileIsFoundInTheAgentToo() throws Exception {
        Path key = key("ed25519", "id");
        mayLogIn(key);
        add(key.toString());
        RealSshd.run(List.of("ssh-keygen", "-q", "-p", "-N", "secret words", "-f", key.toString()));
        Files.delete(Path.of(key + ".pub"));

        assertThat(connects("IdentityFile " + key, "IdentitiesOnly yes")).isTrue();
    }

    @Test
    void theAgentsCertificateForANamedKeyIsUsed() throws Exception {
        Path key = key("ed25519", "id");
        certify(key, "authority");
        add(key.toString());

        assertThat(connects("IdentityFile " + key, "IdentitiesOnly yes")).isTrue();
    }

    @Test
    void aCertificateBesideAKeyFileLogsInAndWhereItDoesNotCountTheKeyDoes() throws Exception {
        Path certified = key("ed25519", "certified");
        certify(certified, "authority");
        RealSshd.generateKey("ed25519", directory.resolve("stranger"));
        Path plain = key("ed25519", "plain");
        mayLogIn(plain);
        certify(plain, "stranger");

        for (Path key : List.of(certified, plain)) {
            assertThat(connects(Path.of("none"), AMPLE, "IdentityFile " + key)).isTrue();
        }
    }

    @Test
    void aCertificateThatTheConfigurationNamesLogsInForAKeyOfAFileOrOfTheAgent() throws Exception {
        Path key = key("ed25519", "id");
        certify(key, "authority");
        Path certificate = Files.move(
                Path.of(key + "-cert.pub"),
                Files.createDirectories(scratch.resolve("certs")).resolve("own"));

        assertThat(connects(Path.of("none"), AMPLE, "IdentityFile " + key, "CertificateFile " + certificate))
                .isTrue();
        add(key.toString());
        assertThat(connects("CertificateFile " + certificate)).isTrue();
        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> connects("IdentitiesOnly yes", "CertificateFile " + certificate))
                .withMessageContaining("the key of the certificate " + certificate + " is not to be had");
        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> connects("CertificateFile " + scratch.resolve("nowhere")))
                .withMessageContaining(scratch.resolve("nowhere") + " holds no certificate that this version knows");
    }

    private static void certify(Path key, String authority) throws IOException, InterruptedException {
        RealSshd.run(List.of(
                "ssh-keygen",
                "-q",
                "-s",
                directory.resolve(authority).toString(),
                "-I",
                "me",
                "-n",
                System.getProperty("user.name"),
                key + ".pub"));
    }

    @Test
    void anRsaKeyLogsInWhereTheServerTakesTheShorterHashOnly() throws Exception {
        Path own = Files.createDirectory(scratch.resolve("server"));
        try (RealSshd picky = RealSshd.start(own, "PubkeyAcceptedAlgorithms rsa-sha2-256")) {
            Path key = key("rsa", "id");
            Files.copy(Path.of(key + ".pub"), own.resolve("authorized_keys"), StandardCopyOption.REPLACE_EXISTING);
            add(key.toString());

            assertThat(connects("Host web", "Port " + picky.port(), "UserKnownHostsFile " + picky.knownHosts()))
                    .isTrue();
        }
    }

    @Test
    void aServerThatHasHadEnoughKeysIsNotSaidToRefuseThem() throws Exception {
        for (int i = 0; i < 5; i++) {
            add(key("ed25519", "other" + i).toString());
        }

        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> connects())
                .withMessageContaining("ended during the login: ")
                .satisfies(fault -> assertThat(fault.remedy()).contains("IdentitiesOnly yes"));
    }

    @Test
    void theKeyThatTheConfigurationNamesIsTriedFirstAndWithIdentitiesOnlyNoOther() throws Exception {
        for (int i = 0; i < 5; i++) {
            add(key("ed25519", "other" + i).toString());
        }
        Path key = key("ed25519", "id");
        mayLogIn(key);
        add(key.toString());

        assertThat(connects("IdentityFile " + key + ".pub")).isTrue();
        assertThat(connects("IdentityFile " + key + ".pub", "IdentitiesOnly yes"))
                .isTrue();
        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> connects("IdentityFile " + scratch.resolve("other0.pub"), "IdentitiesOnly yes"))
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.LOGIN_REFUSED))
                .withMessageContaining("tried " + scratch.resolve("other0.pub") + " by the SSH agent (ssh-ed25519")
                .withMessageNotContaining("other1");
    }

    @Test
    void whatTheAgentDoesNotSignIsSaidAndTheFilesAreTriedAfterIt() throws Exception {
        Path key = key("ed25519", "id");
        mayLogIn(key);
        add("-c", key.toString()); // to be confirmed, and nobody can

        assertThat(connects("IdentityFile " + server.identity())).isTrue();
        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> connects())
                .withMessageContaining("the SSH agent refuses to sign with ssh-ed25519");
    }

    @Test
    void anAgentThatIsGoneIsSaidAndKeepsNoFileFromLoggingIn() throws Exception {
        Path gone = scratch.resolve("gone");

        assertThat(connects(gone, AMPLE, "IdentityFile " + server.identity())).isTrue();
        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> connects(gone, AMPLE))
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.LOGIN_REFUSED))
                .withMessageContaining("the SSH agent at " + gone + " cannot be asked");
    }

    @Test
    void anAgentThatNeverAnswersIsNamedAtTheDeadline() throws Exception {
        Path mute = scratch.resolve("mute");
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(mute));

            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> connects(mute, Duration.ofSeconds(2)))
                    .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.AGENT_SILENT))
                    .withMessageEndingWith("the SSH agent was asked to list its keys and has not answered.");
        }
    }

    @Test
    void aPersonHasTimeOfTheirOwnToConfirm() throws Exception {
        Path key = key("ed25519", "id");
        mayLogIn(key);
        add(key.toString());
        Path asked = scratch.resolve("slow");
        try (AgentWithPerson _ = new AgentWithPerson(asked, socket, () -> Thread.sleep(Duration.ofSeconds(4)))) {
            assertThat(connects(asked, Duration.ofSeconds(3))).isTrue();
        }

        assertThat(mia.waits).singleElement().asString().startsWith("web: sign with ssh-ed25519 SHA256:");
    }

    @Test
    void aTouchThatNeverComesIsWaitedForNoLongerThanThatTime() throws Exception {
        Path key = key("ed25519", "id");
        mayLogIn(key);
        add(key.toString());
        Path asked = scratch.resolve("untouched");
        CountDownLatch never = new CountDownLatch(1);
        try (AgentWithPerson _ = new AgentWithPerson(asked, socket, never::await)) {
            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> connects(asked, AMPLE, Duration.ofSeconds(1)))
                    .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.AGENT_SILENT))
                    .withMessageContaining("took longer than 1 s: the SSH agent was asked to sign with ssh-ed25519")
                    .satisfies(fault -> assertThat(fault.remedy()).contains("touch a security key"));
        } finally {
            never.countDown();
        }
    }

    @Test
    void anAgentThatDiesWhenItIsAskedIsSaidAndTheFilesAreTriedAfterIt() throws Exception {
        Path key = key("ed25519", "id");
        mayLogIn(key);
        add(key.toString());
        Path asked = scratch.resolve("dying");
        AgentWithPerson.Person death = () -> {
            throw new IOException("It dies");
        };
        try (AgentWithPerson _ = new AgentWithPerson(asked, socket, death)) {
            assertThat(connects(asked, AMPLE, "IdentityFile " + server.identity()))
                    .isTrue();
            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> connects(asked, AMPLE))
                    .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.LOGIN_REFUSED))
                    .withMessageContaining("the SSH agent ended when it was asked to sign with ssh-ed25519");
        }
    }

    @Test
    void anAgentThatTalksNonsenseIsSaid() throws Exception {
        Path odd = scratch.resolve("odd");
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(odd));
            Thread.ofPlatform().daemon().start(() -> {
                try (SocketChannel talk = listening.accept()) {
                    talk.read(ByteBuffer.allocate(5)); // what is asked: the list of keys
                    talk.write(ByteBuffer.wrap("GET / HTTP".getBytes(StandardCharsets.UTF_8)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });

            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> connects(odd, AMPLE))
                    .withMessageContaining("the SSH agent answers with something else than its protocol has");
        }
    }
}
