package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.project.Address;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Details;
import dev.slipway.ssh.FirstContacts;
import dev.slipway.ssh.Hop;
import dev.slipway.ssh.KnownLine;
import dev.slipway.ssh.Link;
import dev.slipway.ssh.LoginQuestions;
import dev.slipway.ssh.Offered;
import dev.slipway.ssh.Outcome;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.Trial;
import dev.slipway.ssh.Ways;
import dev.slipway.ssh.key.KeyFile;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.route.OpenSshRoutes;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of connections to real servers, and of the ways to them. */
class DetailsTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Command TRUE = Command.of("true");

    @TempDir
    Path directory;

    private static String fingerprint(Path key) {
        return KeyFile.publicKey(key).orElseThrow().fingerprint();
    }

    @Test
    void aConnectionTellsWhatItIsMadeOf() throws Exception {
        try (RealSshd server = RealSshd.start(directory);
                SshConnections connections = SshConnections.open(server.settings())) {
            Connection connection = connections.to(server.address());
            Details details = connection.details();

            assertThat(details.server()).startsWith("OpenSSH_");
            assertThat(details.hostKey())
                    .isEqualTo(new Details.HostKey(
                            "ssh-ed25519", fingerprint(directory.resolve("host_ed25519")), Optional.empty()));
            assertThat(details.algorithms())
                    .isEqualTo(new Details.Algorithms(
                            "curve25519-sha256", "ssh-ed25519", "aes128-gcm@openssh.com", Optional.empty()));
            assertThat(details.login())
                    .isEqualTo(new Details.Login(
                            server.address().user(),
                            server.identity().toString(),
                            Optional.of(new Details.Key("ssh-ed25519", fingerprint(server.identity())))));
            assertThat(details.offered().ciphers()).contains("aes128-gcm@openssh.com", "aes256-ctr");
            assertThat(connection.latency(AMPLE)).isPositive().isLessThan(AMPLE);
        }
    }

    @Test
    void theServerOfThisMachineAsItComesIsNotWarnedOf() throws Exception {
        try (RealSshd server = RealSshd.start(directory);
                SshConnections connections = SshConnections.open(server.settings())) {
            assertThat(connections.to(server.address()).details().offered().weaknesses())
                    .isEmpty();
        }
    }

    @Test
    void aServerThatOffersWeakThingsBesideGoodOnesIsConnectedToAndNamesThem() throws Exception {
        RealSshd.generateKey("rsa", directory.resolve("host_rsa"));
        try (RealSshd server = RealSshd.start(
                        directory,
                        "HostKey " + directory.resolve("host_rsa"),
                        "HostKeyAlgorithms +ssh-rsa",
                        "KexAlgorithms +diffie-hellman-group14-sha1",
                        "Ciphers aes256-ctr,aes128-cbc",
                        "MACs hmac-sha2-256,hmac-md5");
                SshConnections connections = SshConnections.open(server.settings())) {
            Details details = connections.to(server.address()).details();

            assertThat(details.algorithms().mac()).contains("hmac-sha2-256");
            assertThat(details.offered().weaknesses())
                    .extracting(Offered.Weakness::remedy)
                    .containsExactly(
                            line("KexAlgorithms", "diffie-hellman-group14-sha1"),
                            line("HostKeyAlgorithms", "ssh-rsa"),
                            line("Ciphers", "aes128-cbc"),
                            line("MACs", "hmac-md5"));
        }
    }

    private static String line(String keyword, String names) {
        return "Write at the top of its sshd_config, in place of a line with " + keyword + ": " + keyword + " -"
                + names;
    }

    @Test
    void aServerThatOffersNothingGoodIsRefusedWithAllThatItOffersAndWhatItNeeds() throws Exception {
        try (RealSshd server = RealSshd.start(
                        directory,
                        "KexAlgorithms diffie-hellman-group14-sha1,diffie-hellman-group1-sha1",
                        "Ciphers 3des-cbc",
                        "MACs hmac-sha1");
                SshConnections connections = SshConnections.open(server.settings())) {
            SshException fault = assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> connections.to(server.address()))
                    .actual();

            assertThat(fault.reason()).isEqualTo(Reason.NO_COMMON_ALGORITHM);
            assertThat(fault).hasMessageContaining("as cipher only 3des-cbc; as MAC only hmac-sha1.");
            assertThat(fault)
                    .hasMessageContaining(
                            "as key exchange only diffie-hellman-group14-sha1, diffie-hellman-group1-sha1; as cipher");
            assertThat(fault.remedy())
                    .contains("Ciphers aes128-gcm@openssh.com,", "MACs hmac-sha2-256-etm", "KexAlgorithms curve25519");
        }
    }

    @Test
    void aHostKnownByItsCertificateNamesTheAuthority() throws Exception {
        Path authority = directory.resolve("ca");
        RealSshd.generateKey("ed25519", authority);
        RealSshd.generateKey("ed25519", directory.resolve("host_ed25519"));
        RealSshd.run(List.of(
                "ssh-keygen",
                "-q",
                "-s",
                authority.toString(),
                "-I",
                "host",
                "-h",
                directory.resolve("host_ed25519.pub").toString()));
        try (RealSshd server =
                RealSshd.start(directory, "HostCertificate " + directory.resolve("host_ed25519-cert.pub"))) {
            Path known =
                    Files.writeString(directory.resolve("known"), "@cert-authority * " + server.publicKey("ca") + "\n");
            SshSettings settings = new SshSettings(
                    new FixedRoutes(
                            List.of(server.identity()),
                            List.of(known),
                            server.address().user()),
                    AMPLE,
                    AMPLE);
            try (SshConnections connections = SshConnections.open(settings)) {
                assertThat(connections.to(server.address()).details().hostKey())
                        .isEqualTo(new Details.HostKey(
                                "ssh-ed25519",
                                fingerprint(directory.resolve("host_ed25519")),
                                Optional.of(fingerprint(authority))));
            }
        }
    }

    @Test
    void aWayNamesItsJumpHostsEachOfWhichIsTriedByItself() throws Exception {
        try (RealSshd outer = RealSshd.start(Files.createDirectory(directory.resolve("outer")));
                RealSshd web = RealSshd.start(Files.createDirectory(directory.resolve("web")))) {
            Path config = Files.write(
                    directory.resolve("config"),
                    List.of(
                            "Host web",
                            "ProxyJump outer",
                            "Port " + web.port(),
                            "IdentityFile " + web.identity(),
                            "UserKnownHostsFile " + web.knownHosts(),
                            "Host outer",
                            "Port " + outer.port(),
                            "IdentityFile " + outer.identity(),
                            "UserKnownHostsFile " + outer.knownHosts(),
                            "Host *",
                            "HostName 127.0.0.1",
                            "GlobalKnownHostsFile none"));
            SshSettings settings = new SshSettings(
                    new OpenSshRoutes(directory, System.getProperty("user.name"), Optional.of(config), System.getenv()),
                    AMPLE,
                    AMPLE);
            try (SshConnections connections = SshConnections.open(settings)) {
                Ways ways = connections.ways();
                List<Hop> way = ways.to(new Address("", "web", Optional.empty()));

                assertThat(way).extracting(Hop::name).containsExactly("outer", "web");
                assertThat(way.getLast().through()).containsExactly("outer");
                assertThat(ways.link(way.getFirst())).isEqualTo(new Link.None());
                assertThat(ways.trial(way.getFirst(), TRUE, AMPLE).outcome().succeeded())
                        .isTrue();
                assertThat(ways.link(way.getFirst())).isInstanceOf(Link.Open.class);
                assertThat(ways.link(way.getLast())).isEqualTo(new Link.None());
                assertThat(ways.trial(way.getLast(), TRUE, AMPLE).outcome().succeeded())
                        .isTrue();
            }
        }
    }

    @Test
    void aTrialConnectsAnewAndLeavesTheOpenConnectionAlone() throws Exception {
        try (RealSshd server = RealSshd.start(directory);
                SshConnections connections = SshConnections.open(server.settings())) {
            Connection open = connections.to(server.address());
            Ways ways = connections.ways();
            Hop hop = ways.to(server.address()).getLast();

            Trial trial = ways.trial(hop, Command.of("echo", "here"), AMPLE);

            assertThat(trial.outcome().output()).isEqualTo("here\n");
            assertThat(trial.connecting()).isPositive();
            assertThat(connections.to(server.address())).isSameAs(open);
            assertThat(open.run(TRUE, AMPLE).succeeded()).isTrue();
            assertThat(server.log().stream().filter(line -> line.startsWith("Accepted publickey")))
                    .hasSize(2);
        }
    }

    @Test
    void whatFailedIsToldUntilItWorksAgain() throws Exception {
        RealSshd server = RealSshd.start(directory);
        try (SshConnections connections = SshConnections.open(server.settings())) {
            Ways ways = connections.ways();
            Hop hop = ways.to(server.address()).getLast();
            connections.to(server.address());
            String known = Files.readString(server.knownHosts());
            Files.writeString(server.knownHosts(), "");

            assertThatExceptionOfType(SshException.class).isThrownBy(() -> ways.trial(hop, TRUE, AMPLE));
            assertThat(ways.link(hop))
                    .isInstanceOfSatisfying(
                            Link.Failed.class,
                            failed -> assertThat(failed.fault().reason()).isEqualTo(Reason.HOST_KEY_UNKNOWN));

            Files.writeString(server.knownHosts(), known);
            ways.trial(hop, TRUE, AMPLE);
            assertThat(ways.link(hop)).isInstanceOf(Link.Open.class);
        } finally {
            server.close();
        }
    }

    @Test
    void whatFailedWhileAConnectionIsOpenIsTriedAgainByItself() throws Exception {
        try (RealSshd server = RealSshd.start(directory);
                SshConnections connections = SshConnections.open(server.settings())) {
            Ways ways = connections.ways();
            Hop hop = ways.to(server.address()).getLast();
            Connection open = connections.to(server.address());
            Path allowed = directory.resolve("authorized_keys");
            Path away = Files.move(allowed, directory.resolve("away"));
            assertThatExceptionOfType(SshException.class).isThrownBy(() -> ways.trial(hop, TRUE, AMPLE));
            Files.move(away, allowed);

            await().until(() -> {
                ways.again(hop);
                return ways.link(hop).equals(new Link.Open(open));
            });
        }
    }

    @Test
    void aHostWhoseKnownKeyIsRemovedIsAskedAboutAgainEvenAfterANo() throws Exception {
        AtomicInteger questions = new AtomicInteger();
        FirstContacts no = contact -> {
            questions.incrementAndGet();
            return false;
        };
        try (RealSshd server = RealSshd.start(directory);
                SshConnections connections = SshConnections.open(server.settings(), no, LoginQuestions.NOBODY)) {
            Ways ways = connections.ways();
            Hop hop = ways.to(server.address()).getLast();
            List<KnownLine> known = ways.known(hop);

            ways.forget(hop, known);
            assertThat(known).hasSize(1);
            assertThat(Files.readString(server.knownHosts())).isEmpty();
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(SshException.class).isThrownBy(() -> ways.trial(hop, TRUE, AMPLE));
            }

            assertThat(questions).hasValue(2);
        }
    }

    @Test
    void aHostWhoseOtherKeyWasAcceptedIsReachedByThatAndWhatRunsOverTheFormerConnectionGoesOn() throws Exception {
        Path end = directory.resolve("end");
        Command waiting = Command.script(
                "echo begun; while [ ! -e \"$1\" ]; do sleep 0.05; done; echo ended", List.of(end.toString()));
        CountDownLatch begun = new CountDownLatch(1);
        try (RealSshd server = RealSshd.start(directory);
                SshConnections connections = SshConnections.open(server.settings(), _ -> true, LoginQuestions.NOBODY);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Connection former = connections.to(server.address());
            Future<Outcome> running = callers.submit(
                    () -> former.run(waiting, InputStream.nullInputStream(), (_, _) -> begun.countDown(), AMPLE));
            begun.await();
            Ways ways = connections.ways();
            Hop hop = ways.to(server.address()).getLast();

            server.changeHostKey();
            ways.forget(hop, ways.known(hop));
            ways.trial(hop, TRUE, AMPLE);

            Connection now = connections.to(server.address());
            assertThat(ways.link(hop)).isEqualTo(new Link.Open(now));
            assertThat(now.details().hostKey()).isNotEqualTo(former.details().hostKey());
            Files.createFile(end);
            assertThat(running.get().output()).endsWith("ended\n");
            await().untilAsserted(() -> assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> former.run(TRUE, AMPLE))
                    .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.LOST)));
            assertThat(now.run(TRUE, AMPLE).succeeded()).isTrue();
        }
    }
}
