package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.git.Repositories;
import dev.slipway.git.Repository;
import dev.slipway.project.Address;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.HttpAnswer;
import dev.slipway.ssh.Outcome;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration's world, used with the connections of the product. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoWorldTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private DemoWorld world;
    private SshConnections connections;

    @BeforeAll
    void makeWorld() throws IOException {
        world = DemoWorld.make(Optional.empty());
        connections = SshConnections.open(world.place().ssh());
    }

    @AfterAll
    void closeWorld() {
        connections.close();
        world.close();
    }

    @Test
    void everyHostCanBeLoggedInToWithTheKeysOfTheWorld() throws Exception {
        for (DemoHost host : world.hosts()) {
            Outcome outcome = connections.to(address(host)).run(Command.of("cat", "shop/shared/.env"), DEADLINE);

            assertThat(outcome.output()).isEqualTo("SHOP_HOST=" + host.name() + "\n");
        }
    }

    @Test
    void aHostWhoseKeyIsNotTheOneOnRecordIsRefused() throws Exception {
        DemoHost host = world.hosts().getFirst();
        Path wrong = directory.resolve("known_hosts");
        String other = world.hosts().getLast().knownHostsLine();
        Files.writeString(wrong, "[127.0.0.1]:" + host.port() + other.substring(other.indexOf(' ')) + "\n");
        SshSettings right = world.place().ssh();
        SshSettings settings = new SshSettings(
                new FixedRoutes(List.of(world.place().key()), List.of(wrong), DemoHost.USER),
                right.connectDeadline(),
                right.silence());

        try (SshConnections strict = SshConnections.open(settings)) {
            assertThatThrownBy(() -> strict.to(address(host)))
                    .isInstanceOfSatisfying(
                            SshException.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(SshException.Reason.HOST_KEY_CHANGED));
        }
    }

    @Test
    void commandsOfTheProductRunAndTakeTheirInput() throws Exception {
        Connection connection = connections.to(address(world.hosts().getFirst()));
        byte[] sent = "x".repeat(5_000_000).getBytes(StandardCharsets.UTF_8);

        Outcome counted =
                connection.run(Command.of("wc", "-c"), new ByteArrayInputStream(sent), (stream, line) -> {}, DEADLINE);
        Outcome failed = connection.run(Command.script("echo \"$1\" >&2; exit 7", List.of("it's $(so)")), DEADLINE);

        assertThat(counted.output().strip()).isEqualTo("5000000");
        assertThat(failed.status()).isEqualTo(7);
        assertThat(failed.errors()).isEqualTo("it's $(so)\n");
    }

    @Test
    void aHundredCommandsOfTheProductAtOnceGetTheirOwnAnswers() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Connection connection = connections.to(address(world.hosts().getFirst()));
            List<Callable<String>> calls = IntStream.range(0, 100)
                    .mapToObj(i -> (Callable<String>) () -> connection
                            .run(Command.of("echo", "answer " + i), DEADLINE)
                            .output())
                    .toList();

            List<String> answers =
                    callers.invokeAll(calls).stream().map(Future::resultNow).toList();

            assertThat(answers)
                    .isEqualTo(IntStream.range(0, 100)
                            .mapToObj(i -> "answer " + i + "\n")
                            .toList());
        }
    }

    @Test
    void eachHostReachesItsOwnAppOnThePortThatAllHostsHave() throws Exception {
        DemoHost deployed = world.hosts("production").getFirst();
        deploy(deployed, "1.8.0");
        URI health = URI.create("http://127.0.0.1:" + DemoHost.APP_PORT + "/health");

        HttpAnswer there = connections.to(address(deployed)).get(health, DEADLINE);
        HttpAnswer elsewhere = connections.to(address(world.hosts().getFirst())).get(health, DEADLINE);

        assertThat(there.body()).isEqualTo("{\"status\":\"ok\",\"version\":\"1.8.0\"}");
        assertThat(elsewhere.status()).isEqualTo(503);
    }

    @Test
    void aHostForwardsToNothingButItsLoopback() throws Exception {
        Connection connection = connections.to(address(world.hosts().getFirst()));

        assertThatThrownBy(() -> connection.get(URI.create("http://192.0.2.1/"), DEADLINE))
                .isInstanceOfSatisfying(
                        SshException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(SshException.Reason.FORWARDING_FORBIDDEN));
    }

    @Test
    void theProjectKnowsTheHostsThatRun() throws Exception {
        try (Repository repository = Repositories.open(world.place().project())) {
            String configuration = repository
                    .resolve(DemoRepository.IN_STAGING)
                    .flatMap(revision -> repository.file(revision, "slipway.yaml"))
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse("");

            assertThat(world.hosts())
                    .hasSize(6)
                    .allSatisfy(host ->
                            assertThat(configuration).contains(address(host).toString()));
        }
    }

    @Test
    void closingLeavesNoDirectoryThreadOrProcessBehind() throws Exception {
        Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
        DemoWorld closing = DemoWorld.make(Optional.empty());
        SshConnections ours = SshConnections.open(closing.place().ssh());
        Connection connection = ours.to(address(closing.hosts().getFirst()));
        Outcome started = connection.run(
                Command.script("nohup sleep 300 </dev/null >/dev/null 2>&1 & echo $!", List.of()), DEADLINE);
        ProcessHandle detached =
                ProcessHandle.of(Long.parseLong(started.output().strip())).orElseThrow();
        assertThat(detached.isAlive()).isTrue();
        ours.close();

        closing.close();

        assertThat(closing.place().directory()).doesNotExist();
        assertThat(detached.isAlive()).isFalse();
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !threadsBefore.contains(thread))
                        .filter(DemoWorldTest::isOfAServer)
                        .map(Thread::getName))
                .isEmpty());
    }

    /** Threads of pools that the JDK shares and keeps (its HTTP client's, its process reaper's) are not the world's. */
    private static boolean isOfAServer(Thread thread) {
        String name = thread.getName().toLowerCase(Locale.ROOT);
        return thread.isAlive() && (name.contains("ssh") || name.contains("http-dispatcher") || name.contains("nio2"));
    }

    @Test
    void aProgramThatIsStoppedWhileItDeploysLeavesNothingBehind() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--class-path",
                        System.getProperty("java.class.path"),
                        OpenedDemo.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = program.inputReader()) {
            Path made = Path.of(output.readLine());
            await().atMost(DEADLINE).until(() -> Files.exists(made.resolve("hosts/web-1/shop/current")));

            program.destroy();

            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(made).doesNotExist();
        }
    }

    @Test
    void aWorldThatIsKeptStays() throws Exception {
        Path kept = directory.resolve("kept");

        DemoWorld.make(Optional.of(kept)).close();

        assertThat(kept.resolve("shop/slipway.yaml")).exists();
        assertThat(kept.resolve("hosts/web-3/shop/shared/.env")).exists();
    }

    @Test
    void aDirectoryThatHoldsSomethingIsNotTouched() throws Exception {
        Files.writeString(directory.resolve("mine.txt"), "mine");

        assertThatThrownBy(() -> DemoWorld.make(Optional.of(directory)))
                .isInstanceOf(IOException.class)
                .hasMessage(directory + " is not empty; name a new directory for the demonstration.");
        try (var inside = Files.list(directory)) {
            assertThat(inside.map(Path::getFileName).map(Path::toString).collect(Collectors.toSet()))
                    .containsExactly("mine.txt");
        }
    }

    private static Address address(DemoHost host) {
        return new Address(DemoHost.USER, "127.0.0.1", host.port());
    }

    private static void deploy(DemoHost host, String version) throws IOException {
        Path root = host.home().resolve(DemoHost.ROOT);
        Path app = Files.createDirectories(root.resolve("releases/1/app"));
        Files.writeString(app.resolve("version"), version);
        Files.writeString(app.resolve("settings.properties"), "");
        Files.createSymbolicLink(root.resolve("current"), Path.of("releases/1"));
        Files.writeString(root.resolve("run/reload"), "once");
        await().until(() -> Files.exists(root.resolve("run/reloaded")));
    }
}
