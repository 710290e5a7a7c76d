package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.project.Address;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.route.OpenSshRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Much is asked at once of servers with the limits of OpenSSH, and with tighter ones: none of it fails. */
class ManyAtOnceTest {
    private static final Duration AMPLE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private RealSshd server(String name, String... configuration) throws IOException, InterruptedException {
        return RealSshd.start(Files.createDirectory(directory.resolve(name)), configuration);
    }

    /** The names stand for one sshd, each with a connection of its own. */
    private SshSettings names(RealSshd server, String... more) throws IOException {
        Path known = Files.writeString(directory.resolve("known"), "web " + server.publicKey("host_ed25519") + "\n");
        List<String> lines = new ArrayList<>(List.of(
                "Host web-*",
                "HostName 127.0.0.1",
                "HostKeyAlias web",
                "Port " + server.port(),
                "IdentityFile " + server.identity(),
                "UserKnownHostsFile " + known,
                "GlobalKnownHostsFile none"));
        lines.addAll(List.of(more));
        Path file = Files.write(directory.resolve("config"), lines);
        return new SshSettings(
                new OpenSshRoutes(directory, System.getProperty("user.name"), Optional.of(file), System.getenv()),
                AMPLE,
                AMPLE);
    }

    private static void eachAnswers(SshConnections connections, List<Address> hosts, String script)
            throws InterruptedException {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = IntStream.range(0, hosts.size())
                    .<Callable<String>>mapToObj(i -> () -> connections
                            .to(hosts.get(i))
                            .run(Command.script(script, List.of(Integer.toString(i))), AMPLE)
                            .output()
                            .strip())
                    .toList();

            assertThat(callers.invokeAll(calls).stream().map(Future::resultNow))
                    .containsExactlyElementsOf(IntStream.range(0, hosts.size())
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    private static List<Address> web(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Address("", "web-" + i, Optional.empty()))
                .toList();
    }

    @Test
    void aHundredCommandsOnOneHost() throws Exception {
        try (RealSshd server = server("sshd");
                SshConnections connections = SshConnections.open(server.settings())) {
            eachAnswers(
                    connections,
                    IntStream.range(0, 100).mapToObj(_ -> server.address()).toList(),
                    "echo $1");
        }
    }

    @Test
    void commandsOnAHostThatAllowsTwoSessions() throws Exception {
        try (RealSshd server = server("sshd", "MaxSessions 2");
                SshConnections connections = SshConnections.open(server.settings())) {
            eachAnswers(
                    connections,
                    IntStream.range(0, 16).mapToObj(_ -> server.address()).toList(),
                    "sleep 0.4; echo $1");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "3, 20"})
    void namesOfOneHostThatAllowsFewLogins(int logins, int names) throws Exception {
        try (RealSshd server = server("sshd", "MaxStartups " + logins);
                SshConnections connections = SshConnections.open(names(server))) {
            eachAnswers(connections, web(names), "echo $1");
        }
    }

    @Test
    @Tag("long")
    void aHundredNamesOfOneHost() throws Exception {
        try (RealSshd server = server("sshd");
                SshConnections connections = SshConnections.open(names(server))) {
            eachAnswers(connections, web(100), "echo $1");
        }
    }

    @Test
    @Tag("long")
    void aHundredNamesBehindOneJumpHost() throws Exception {
        try (RealSshd jump = server("jump");
                RealSshd server = server("sshd")) {
            SshSettings settings = names(
                    server,
                    "ProxyJump jump",
                    "Host jump",
                    "HostName 127.0.0.1",
                    "Port " + jump.port(),
                    "IdentityFile " + jump.identity(),
                    "UserKnownHostsFile " + jump.knownHosts(),
                    "GlobalKnownHostsFile none");
            try (SshConnections connections = SshConnections.open(settings)) {
                eachAnswers(connections, web(100), "echo $1");
            }
        }
    }
}
