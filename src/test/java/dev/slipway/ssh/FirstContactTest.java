package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.project.Address;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.key.RandomArt;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.route.OpenSshRoutes;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens where a host is seen for the first time. */
class FirstContactTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Pattern PORT = Pattern.compile("port (\\d+).*\\[preauth]$");

    @TempDir
    static Path directory;

    @TempDir
    Path home;

    @AutoClose
    static RealSshd server;

    private final List<FirstContact> asked = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        server = RealSshd.start(directory);
    }

    private SshConnections connections(boolean right, String... lines) throws IOException {
        List<String> config = new ArrayList<>(List.of(lines));
        config.addAll(List.of(
                "HostName 127.0.0.1",
                "Port " + server.port(),
                "IdentityFile " + server.identity(),
                "UserKnownHostsFile " + knownHosts(),
                "GlobalKnownHostsFile none"));
        Path file = Files.write(home.resolve("config"), config);
        OpenSshRoutes routes =
                new OpenSshRoutes(home, System.getProperty("user.name"), Optional.of(file), System.getenv());
        return SshConnections.open(
                new SshSettings(routes, AMPLE, AMPLE),
                contact -> {
                    asked.add(contact);
                    return right;
                },
                LoginQuestions.NOBODY);
    }

    private Path knownHosts() {
        return home.resolve("ssh/known_hosts");
    }

    private static Address web(int number) {
        return new Address("", "web-" + number, Optional.empty());
    }

    private static boolean runs(SshConnections connections) throws InterruptedException {
        return connections.to(web(1)).run(Command.of("true"), AMPLE).succeeded();
    }

    private static String keygen(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ssh-keygen"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    @Test
    void aHostThatAPersonAcceptsIsKnownFromThenOnAndTheFileIsItsOwnersAlone() throws Exception {
        try (SshConnections connections = connections(true)) {
            assertThat(runs(connections)).isTrue();
        }
        try (SshConnections connections = connections(false)) {
            assertThat(runs(connections)).isTrue();
        }

        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().name()).isEqualTo("web-1");
        assertThat(asked.getFirst().host()).isEqualTo("127.0.0.1");
        assertThat(asked.getFirst().port()).isEqualTo(server.port());
        assertThat(Files.readString(knownHosts())).isEqualTo(server.knownHostsLine("host_ed25519"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(knownHosts())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(knownHosts().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void theFileKeepsItsOtherBytes() throws Exception {
        Files.createDirectories(knownHosts().getParent());
        String before = "# ours\r\n\n@revoked * nonsense\nelsewhere ssh-ed25519 AAAA"; // the last line has no end
        Files.writeString(knownHosts(), before);

        try (SshConnections connections = connections(true)) {
            assertThat(runs(connections)).isTrue();
        }

        assertThat(Files.readString(knownHosts())).isEqualTo(before + "\n" + server.knownHostsLine("host_ed25519"));
    }

    @Test
    void whatIsAddedHidesTheNameWhereTheConfigurationWantsThat() throws Exception {
        try (SshConnections connections = connections(true, "HashKnownHosts yes")) {
            assertThat(runs(connections)).isTrue();
        }

        assertThat(Files.readString(knownHosts())).startsWith("|1|").doesNotContain("127.0.0.1");
        assertThat(keygen(
                        "-F", "[127.0.0.1]:" + server.port(), "-f", knownHosts().toString()))
                .contains("found: line 1");
    }

    @Test
    void whoSaysNoIsNotAskedAgain() throws Exception {
        try (SshConnections connections = connections(false)) {
            for (int i = 0; i < 3; i++) {
                assertThatExceptionOfType(SshException.class)
                        .isThrownBy(() -> runs(connections))
                        .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.HOST_KEY_UNKNOWN));
            }
        }

        assertThat(asked).hasSize(1);
        assertThat(knownHosts()).doesNotExist();
    }

    @Test
    void nobodyIsAskedWhereTheConfigurationIsStrictOrTheKeyHasChanged() throws Exception {
        try (SshConnections connections = connections(true, "StrictHostKeyChecking yes")) {
            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> runs(connections))
                    .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.HOST_KEY_UNKNOWN));
        }
        RealSshd.generateKey("ed25519", home.resolve("other"));
        Files.createDirectories(knownHosts().getParent());
        String other = "[127.0.0.1]:" + server.port() + " " + Files.readString(home.resolve("other.pub"));
        Files.writeString(knownHosts(), other);
        try (SshConnections connections = connections(true)) {
            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> runs(connections))
                    .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.HOST_KEY_CHANGED));
        }

        assertThat(asked).isEmpty();
        assertThat(Files.readString(knownHosts())).isEqualTo(other);
    }

    @Test
    void ofManyHostsAPersonIsAskedAboutOneAtATime() throws Exception {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int hosts = 5;
        long before = refusals();
        SshSettings settings = new SshSettings(
                new OpenSshRoutes(
                        home,
                        System.getProperty("user.name"),
                        Optional.of(Files.write(
                                home.resolve("config"),
                                List.of(
                                        "HostName 127.0.0.1",
                                        "Port " + server.port(),
                                        "IdentityFile " + server.identity(),
                                        "UserKnownHostsFile " + knownHosts() + "-%n",
                                        "GlobalKnownHostsFile none"))),
                        System.getenv()),
                AMPLE,
                AMPLE);
        try (SshConnections connections = SshConnections.open(
                        settings,
                        _ -> {
                            most.accumulateAndGet(open.incrementAndGet(), Math::max);
                            Awaitility.await("the others were refused too").until(() -> refusals() - before >= hosts);
                            open.decrementAndGet();
                            return true;
                        },
                        LoginQuestions.NOBODY);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> calls = IntStream.range(0, hosts)
                    .<Callable<Boolean>>mapToObj(i -> () -> connections
                            .to(web(i))
                            .run(Command.of("true"), AMPLE)
                            .succeeded())
                    .toList();

            assertThat(callers.invokeAll(calls).stream().map(Future::resultNow)).containsOnly(true);
        }
        assertThat(most).hasValue(1);
    }

    /** How many connections ended before their login. */
    private static long refusals() throws IOException {
        return server.log().stream()
                .map(PORT::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .distinct()
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
    void thePictureIsTheOneThatOpenSshShows(String type) throws Exception {
        Path key = home.resolve("key");
        RealSshd.generateKey(type, key);
        List<String> words = List.of(Files.readString(Path.of(key + ".pub")).split(" "));
        SshKey read = SshKey.read(words.getFirst(), words.get(1)).orElseThrow();

        assertThat(keygen("-lv", "-f", key + ".pub"))
                .contains(read.fingerprint())
                .endsWith("\n" + RandomArt.of(read) + "\n");
    }

    @Test
    void aFingerprintIsTheOneThatWasGivenWithOrWithoutTheNameOfItsHash() {
        FirstContact contact = new FirstContact("web", "10.0.0.7", 22, "ssh-ed25519", "SHA256:47DEQpj8HBSa", "");

        assertThat(contact.shows("SHA256:47DEQpj8HBSa")).isTrue();
        assertThat(contact.shows(" 47DEQpj8HBSa=\n")).isTrue();
        assertThat(contact.shows("256 SHA256:47DEQpj8HBSa root@web (ED25519)")).isTrue();
        assertThat(contact.shows("256 SHA256:47DEQpj8HBSA root@web (ED25519)")).isFalse();
        assertThat(contact.shows("it is 47DEQpj8HBSa")).isFalse();
        assertThat(contact.shows("SHA256:47DEQpj8HBSA")).isFalse();
        assertThat(contact.shows("")).isFalse();
        assertThat(contact.shows("yes")).isFalse();
    }
}
