package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.project.Address;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.route.FixedRoutes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is still there after many connections came and went: nothing. */
class NothingLeftOverTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final long A_LITTLE = 4 << 20;

    @TempDir
    Path directory;

    @AutoClose
    private RealSshd server;

    @BeforeEach
    void start() throws Exception {
        server = RealSshd.start(directory);
    }

    /** The threads of connections by name, without numbers, and the sockets that this process has open. */
    private record Held(Map<String, Long> threads, List<String> sockets) {
        static Held now() {
            Map<String, Long> threads = new TreeMap<>(Thread.getAllStackTraces().keySet().stream()
                    .map(thread -> thread.getName().replaceAll("\\d+", "N"))
                    .filter(name -> name.startsWith("slipway") || name.startsWith("sshj"))
                    .collect(Collectors.groupingBy(name -> name, Collectors.counting())));
            return new Held(threads, openSockets());
        }

        private static List<String> openSockets() {
            try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
                return open.flatMap(Held::target)
                        .filter(target -> target.startsWith("socket:"))
                        .toList();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        /** Nothing is there that was not there then. */
        void noMoreThan(Held before) {
            threads.forEach((name, count) ->
                    assertThat(count).as(name).isLessThanOrEqualTo(before.threads.getOrDefault(name, 0L)));
            assertThat(before.sockets).containsAll(sockets);
        }

        private static Stream<String> target(Path descriptor) {
            try {
                return Stream.of(Files.readSymbolicLink(descriptor).toString());
            } catch (IOException closedMeanwhile) {
                return Stream.empty();
            }
        }
    }

    /** Connects and goes, connects and is dropped, is refused the login, finds nobody there. */
    private void comeAndGo(int times) throws InterruptedException {
        SshSettings usual = server.settings();
        SshSettings stranger =
                new SshSettings(new FixedRoutes(List.of(), List.of(server.knownHosts()), "nobody-known"), AMPLE, AMPLE);
        try (SshConnections kept = SshConnections.open(usual)) {
            for (int i = 0; i < times; i++) {
                switch (i % 4) {
                    case 0 -> connect(usual);
                    case 1 -> fails(stranger, server.address());
                    case 2 -> fails(usual, new Address("", "127.0.0.1", Optional.of(1)));
                    default -> {
                        kept.to(server.address()).run(Command.of("true"), AMPLE);
                        server.dropConnections();
                    }
                }
            }
        }
    }

    private void connect(SshSettings settings) throws InterruptedException {
        try (SshConnections connections = SshConnections.open(settings)) {
            connections.to(server.address()).run(Command.of("true"), AMPLE);
        }
    }

    private static void fails(SshSettings settings, Address address) {
        try (SshConnections connections = SshConnections.open(settings)) {
            assertThatExceptionOfType(SshException.class).isThrownBy(() -> connections.to(address));
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void afterFiftyConnectionsNoThreadAndNoSocketIsLeft() throws Exception {
        Held before = Held.now();

        comeAndGo(50);

        Awaitility.await().atMost(AMPLE).untilAsserted(() -> Held.now().noMoreThan(before));
    }

    @Test
    @Tag("long")
    @EnabledOnOs(OS.LINUX)
    void afterAThousandConnectionsNoThreadNoSocketAndNoMemoryIsLeft() throws Exception {
        comeAndGo(50);
        Awaitility.await().atMost(AMPLE).until(() -> Held.now().threads().isEmpty());
        Held before = Held.now();
        long heap = heap();

        comeAndGo(1000);

        Awaitility.await().atMost(AMPLE).untilAsserted(() -> Held.now().noMoreThan(before));
        assertThat(heap() - heap).isLessThan(A_LITTLE);
    }
}
