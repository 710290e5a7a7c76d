package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.project.Address;
import dev.slipway.ssh.Channel;
import dev.slipway.ssh.ChannelLimits;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Hop;
import dev.slipway.ssh.LoginQuestions;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.Ways;
import dev.slipway.ssh.route.OpenSshRoutes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts behind one to three others, each of which must show a key that is known. */
class JumpHostTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    private final List<RealSshd> servers = new ArrayList<>();
    private final List<String> names = List.of("outer", "middle", "inner", "web");

    @BeforeEach
    void start() throws IOException, InterruptedException {
        for (String name : names) {
            servers.add(RealSshd.start(Files.createDirectory(directory.resolve(name))));
        }
    }

    @AfterEach
    void stop() {
        servers.forEach(RealSshd::close);
    }

    private SshSettings settings(String... first) throws IOException {
        List<String> lines = new ArrayList<>(List.of(first));
        for (int i = 0; i < names.size(); i++) {
            lines.addAll(List.of(
                    "Host " + names.get(i),
                    "HostName 127.0.0.1",
                    "Port " + servers.get(i).port(),
                    "IdentityFile " + servers.get(i).identity(),
                    "UserKnownHostsFile " + servers.get(i).knownHosts(),
                    "GlobalKnownHostsFile none"));
        }
        Path file = Files.write(directory.resolve("config"), lines);
        return new SshSettings(
                new OpenSshRoutes(directory, System.getProperty("user.name"), Optional.of(file), System.getenv()),
                AMPLE,
                SILENCE);
    }

    private static final Address WEB = new Address("", "web", Optional.empty());

    private static String port(SshSettings settings) throws InterruptedException {
        try (SshConnections connections = SshConnections.open(settings)) {
            return connections
                    .to(WEB)
                    .run(Command.of("sh", "-c", "echo ${SSH_CONNECTION##* }"), AMPLE)
                    .output()
                    .strip();
        }
    }

    private int logins(int server) throws IOException {
        return (int) servers.get(server).log().stream()
                .filter(line -> line.startsWith("Accepted publickey"))
                .count();
    }

    @Test
    void aHostIsReachedThroughThreeOthers() throws Exception {
        String port = port(settings("Host web", "ProxyJump outer,middle,inner"));

        assertThat(port).isEqualTo("" + servers.getLast().port());
        assertThat(IntStream.range(0, 4).map(this::loginsOf)).containsExactly(1, 1, 1, 1);
    }

    @Test
    void theJumpHostOfTheAddressCountsInsteadOfThoseOfTheConfiguration() throws Exception {
        Address behind = WEB.through(new Address("", "inner", Optional.empty()));
        try (SshConnections connections = SshConnections.open(settings("Host web", "ProxyJump outer"))) {
            connections.to(behind).run(Command.of("true"), AMPLE);
        }

        assertThat(IntStream.range(0, 4).map(this::loginsOf)).containsExactly(0, 0, 1, 1);
    }

    private int loginsOf(int server) {
        try {
            return logins(server);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aJumpHostHasJumpHostsOfItsOwn() throws Exception {
        String port = port(settings("Host web", "ProxyJump inner", "Host inner", "ProxyJump outer"));

        assertThat(port).isEqualTo("" + servers.getLast().port());
        assertThat(IntStream.range(0, 4).map(this::loginsOf)).containsExactly(1, 0, 1, 1);
    }

    @Test
    void manyHostsBehindOneShareItsConnectionAndNoneIsTurnedAway() throws Exception {
        List<String> first = new ArrayList<>();
        List<Address> behind = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            first.addAll(List.of("Host web-" + i, "HostKeyAlias web", "ProxyJump outer"));
            first.addAll(
                    List.of("HostName 127.0.0.1", "Port " + servers.getLast().port()));
            first.add("IdentityFile " + servers.getLast().identity());
            first.add("UserKnownHostsFile " + directory.resolve("known"));
            behind.add(new Address("", "web-" + i, Optional.empty()));
        }
        Files.writeString(directory.resolve("known"), "web " + servers.getLast().publicKey("host_ed25519") + "\n");
        try (SshConnections connections = SshConnections.open(settings(first.toArray(String[]::new)));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = behind.stream()
                    .<Callable<String>>map(host -> () -> connections
                            .to(host)
                            .run(Command.of("echo", host.host()), AMPLE)
                            .output()
                            .strip())
                    .toList();

            assertThat(callers.invokeAll(calls).stream().map(Future::resultNow))
                    .containsExactlyElementsOf(
                            behind.stream().map(Address::host).toList());
        }
        assertThat(logins(0)).isEqualTo(1);
    }

    @Test
    void aJumpHostWithAnUnknownKeyIsRefusedAndNamed() throws Exception {
        SshSettings settings = settings("Host web", "ProxyJump outer", "Host outer", "UserKnownHostsFile none");

        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> port(settings))
                .withMessageContaining("127.0.0.1 port " + servers.getFirst().port())
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.HOST_KEY_UNKNOWN))
                .satisfies(fault -> assertThat(fault.host().host()).isEqualTo("outer"));
    }

    @Test
    void aJumpHostThatIsGoneIsSaidTogetherWithTheHostBehindIt() throws Exception {
        servers.getFirst().close();
        SshSettings settings = settings("Host web", "ProxyJump outer,inner");

        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> port(settings))
                .withMessage("On the way to web: 127.0.0.1 port "
                        + servers.getFirst().port() + " refuses the connection.")
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.UNREACHABLE))
                .satisfies(fault -> assertThat(fault.host().host()).isEqualTo("outer"));
    }

    @Test
    void whatAJumpHostCannotReachIsSaidOfIt() throws Exception {
        servers.getLast().close();
        SshSettings settings = settings("Host web", "ProxyJump outer");

        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> port(settings))
                .withMessageStartingWith("127.0.0.1 port " + servers.getFirst().port() + " cannot reach 127.0.0.1 port "
                        + servers.getLast().port())
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.UNREACHABLE));
    }

    @Test
    void aCircleOfJumpHostsIsSaid() throws Exception {
        SshSettings settings = settings(
                "Host web", "ProxyJump outer", "Host outer", "ProxyJump inner", "Host inner", "ProxyJump outer");

        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> port(settings))
                .withMessageContaining("or in a circle");
    }

    @Test
    void aHostBehindAJumpHostThatFallsSilentIsNoticedAndReachedAgain() throws Exception {
        try (SshConnections connections = SshConnections.open(settings("Host web", "ProxyJump outer"))) {
            Connection first = connections.to(WEB);
            servers.getFirst().freeze();
            try {
                assertThatExceptionOfType(SshException.class)
                        .isThrownBy(() -> first.run(Command.of("sleep", "60"), AMPLE))
                        .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.LOST));
            } finally {
                servers.getFirst().thaw();
            }

            await().ignoreExceptions()
                    .atMost(AMPLE)
                    .until(() ->
                            connections.to(WEB).run(Command.of("true"), AMPLE).succeeded());
        }
    }

    @Test
    void aHostThatFallsSilentBehindAJumpHostThatLivesIsNoticed() throws Exception {
        try (SshConnections connections = SshConnections.open(settings("Host web", "ProxyJump outer"))) {
            Connection first = connections.to(WEB);
            servers.getLast().freeze();
            try {
                assertThatExceptionOfType(SshException.class)
                        .isThrownBy(() -> first.run(Command.of("sleep", "60"), AMPLE))
                        .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.LOST));
            } finally {
                servers.getLast().thaw();
            }
        }
    }

    @Test
    @Timeout(60)
    void aHostThatTakesNoMoreOfUploadsHoldsUpNoOtherBehindTheSameJumpHost() throws Exception {
        SshSettings settings = settings("Host web inner", "ProxyJump outer");
        Address other = new Address("", "inner", Optional.empty());
        try (SshConnections connections = SshConnections.open(settings);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Connection well = connections.to(other);
            Connection frozen = connections.to(WEB);
            CountDownLatch begun = new CountDownLatch(8);
            List<Future<?>> uploads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                uploads.add(callers.submit(() -> upload(frozen, begun)));
                uploads.add(callers.submit(() -> keptUpload(frozen, begun)));
            }
            begun.await();
            servers.getLast().freeze();
            try {
                while (!uploads.stream().allMatch(Future::isDone)) {
                    well.run(Command.of("true"), SILENCE);
                }
                assertThat(connections.to(other)).isSameAs(well);
                assertThat(uploads).allMatch(upload -> upload.state() == Future.State.FAILED);
            } finally {
                servers.getLast().thaw();
            }
        }
    }

    @Test
    void hostsBehindAJumpHostStayConnectedWhenAnotherKeyOfItIsAccepted() throws Exception {
        SshSettings settings = settings("Host web", "ProxyJump outer");
        try (SshConnections connections = SshConnections.open(settings, _ -> true, LoginQuestions.NOBODY)) {
            Connection behind = connections.to(WEB);
            Ways ways = connections.ways();
            Hop jump = ways.to(WEB).getFirst();

            servers.getFirst().changeHostKey();
            ways.forget(jump, ways.known(jump));
            ways.trial(jump, Command.of("true"), AMPLE);

            Thread.sleep(SILENCE.plusSeconds(1)); // what is closed is noticed in this time
            assertThat(connections.to(WEB)).isSameAs(behind);
            assertThat(behind.run(Command.of("true"), AMPLE).succeeded()).isTrue();
        }
    }

    private static final Command TAKES_ALL = Command.of("sh", "-c", "echo begun; exec cat >/dev/null");

    private static Void upload(Connection host, CountDownLatch begun) throws Exception {
        try (InputStream endless = Files.newInputStream(Path.of("/dev/zero"))) {
            host.run(TAKES_ALL, endless, (_, _) -> begun.countDown(), AMPLE);
        }
        return null;
    }

    private static Void keptUpload(Connection host, CountDownLatch begun) throws Exception {
        ChannelLimits limits = ChannelLimits.opening(AMPLE).idle(AMPLE);
        try (Channel kept = host.open(TAKES_ALL, Map.of(), limits)) {
            kept.output().read();
            begun.countDown();
            while (true) {
                kept.input().write(new byte[64 * 1024]);
            }
        }
    }
}
