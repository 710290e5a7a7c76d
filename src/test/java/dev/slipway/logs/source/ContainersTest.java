package dev.slipway.logs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Gap;
import dev.slipway.project.Watching.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers of a real Docker engine, on a real host. */
class ContainersTest {
    private static final String COUNT = """
            i=0
            while [ $i -lt $0 ]; do i=$((i + 1)); echo "line $i"; echo "error $i" >&2; done
            """;

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    static RealDocker docker;

    @BeforeAll
    static void start() throws Exception {
        docker = RealDocker.start(shared.resolve("docker"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (docker != null) {
            docker.close();
        }
    }

    @AfterEach
    void remove() throws Exception {
        for (String id : docker.docker("ps", "--all", "--quiet").lines().toList()) {
            docker.docker("rm", "--force", id);
        }
    }

    /** What a program wrote, without the times before it. */
    private static List<String> lines(TakenIn taken) {
        return taken.lines().stream()
                .map(line -> line.replaceFirst("^\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z ", ""))
                .toList();
    }

    private WatchedHost host() throws Exception {
        return new WatchedHost(directory).docker(docker.socket());
    }

    @Test
    void aContainerIsReadOverStopsAndStartsWithoutARepeatedLine() throws Exception {
        docker.container("shop", "echo begun; echo no >&2; while [ ! -e /stop ]; do sleep 1; done; exit 0");
        try (WatchedHost host = host()) {
            TakenIn taken = host.reads(new Origin.Container("shop"));
            host.start();
            WatchedHost.until(() -> taken.follows() && taken.lines().size() == 2);
            docker.docker("restart", "--time=0", "shop");
            WatchedHost.until(() -> taken.follows() && taken.lines().size() == 4);
            docker.docker("stop", "--time=0", "shop");
            WatchedHost.until(taken::waits);
            docker.docker("start", "shop");
            WatchedHost.until(() -> taken.follows() && taken.lines().size() == 6);

            assertThat(lines(taken)).containsOnly("begun", "no");
            assertThat(taken.gaps()).isEmpty();
        }
    }

    @Test
    void oneThatComesLateAndOneThatTakesItsPlaceAreReadFromTheirBeginning() throws Exception {
        try (WatchedHost host = host()) {
            TakenIn taken = host.reads(new Origin.Container("shop"));
            host.start();
            WatchedHost.until(taken::waits);
            docker.container("shop", "echo one; sleep 100");
            WatchedHost.until(() -> lines(taken).equals(List.of("one")));
            docker.docker("rm", "--force", "shop");
            docker.container("shop", "echo two; sleep 100");
            WatchedHost.until(() -> lines(taken).equals(List.of("one", "two")));

            assertThat(taken.gaps()).isEmpty();
        }
    }

    @Test
    void aBreakIsMadeGoodToTheLine() throws Exception {
        docker.container("shop", "i=0; while :; do i=$((i + 1)); echo line $i; sleep 0.02; done");
        try (WatchedHost host = host()) {
            TakenIn taken = host.reads(new Origin.Container("shop"));
            host.start();
            for (int i = 0; i < 3; i++) {
                int size = taken.size();
                WatchedHost.until(() -> taken.follows() && taken.size() > size);
                host.server().restart();
                WatchedHost.until(taken::lost);
                WatchedHost.until(taken::follows);
            }
            int size = taken.size();
            WatchedHost.until(() -> taken.size() > size);
            host.stop();

            List<String> lines = lines(taken);
            assertThat(lines)
                    .isEqualTo(IntStream.rangeClosed(1, lines.size())
                            .mapToObj(i -> "line " + i)
                            .toList());
            assertThat(taken.gaps())
                    .hasSize(3)
                    .allSatisfy(gap -> assertThat(gap.missing()).isEqualTo(new Gap.Missing.Nothing()))
                    .anySatisfy(gap -> assertThat(gap.late()).isPositive());
        }
    }

    @Test
    void oneThatIsReplacedWhileNobodyListensMayLackSomething() throws Exception {
        docker.container("shop", "echo one; sleep 100");
        try (WatchedHost host = host()) {
            TakenIn taken = host.reads(new Origin.Container("shop"));
            host.start();
            WatchedHost.until(() -> taken.follows() && taken.lines().size() == 1);
            host.server().close();
            WatchedHost.until(taken::lost);
            docker.docker("rm", "--force", "shop");
            docker.container("shop", "echo two; sleep 100");
            host.server().restart();
            WatchedHost.until(() -> taken.lines().size() == 2);

            assertThat(lines(taken)).containsExactly("one", "two");
            assertThat(taken.gaps())
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.missing()).isEqualTo(new Gap.Missing.Unknown()));
        }
    }

    @Test
    void linesOfBothStreamsStayWholeAndLongOnesAreOneLine() throws Exception {
        docker.container(
                "shop",
                "dd if=/dev/zero bs=100000 count=1 2>/dev/null | tr '\\000' x; echo; sh -c '" + COUNT
                        + "' 400; sleep 100");
        docker.container("terminal", "echo on a terminal; sleep 100", "--tty");
        try (WatchedHost host = host()) {
            TakenIn taken = host.reads(new Origin.Container("shop"));
            TakenIn terminal = host.reads(new Origin.Container("terminal"));
            host.start();
            WatchedHost.until(() -> taken.lines().size() == 801);
            WatchedHost.until(() -> terminal.lines().size() == 1);

            assertThat(lines(taken))
                    .contains("x".repeat(100_000))
                    .allMatch(line -> line.matches("x+|(line|error) \\d+"));
            assertThat(lines(terminal)).containsExactly("on a terminal");
        }
    }

    private static String[] labels(String project, int number, boolean once) {
        String label = "--label=com.docker.compose.";
        return new String[] {
            label + "project=" + project,
            label + "service=web",
            label + "container-number=" + number,
            label + "oneoff=" + (once ? "True" : "False")
        };
    }

    @Test
    void eachContainerOfAServiceIsALogOfItsOwnAlsoWhenItIsAddedOrMadeAnew() throws Exception {
        docker.container("live-web-1", "echo one; sleep 100", labels("live", 1, false));
        docker.container("live-web-run", "echo by hand; sleep 100", labels("live", 1, true));
        docker.container("trial-web-1", "echo trial; sleep 100", labels("trial", 1, false));
        try (WatchedHost host = host()) {
            ServiceTakenIn taken = host.readsService("web", Optional.of("live"));
            host.start();
            WatchedHost.until(() -> lines(taken.log("web")).equals(List.of("one")));
            docker.container("live-web-2", "echo two; sleep 100", labels("live", 2, false));
            WatchedHost.until(() -> taken.log("web-2").follows());
            docker.docker("rm", "--force", "live-web-1");
            docker.container("another-name", "echo three; sleep 100", labels("live", 1, false));
            WatchedHost.until(
                    () -> taken.log("web").follows() && lines(taken.log("web")).size() == 2);

            assertThat(lines(taken.log("web"))).containsExactly("one", "three");
            assertThat(lines(taken.log("web-2"))).containsExactly("two");
            assertThat(taken.names()).containsOnly("web", "web-2");
            assertThat(taken.log("web").gaps()).isEmpty();
        }
    }

    @Test
    void containersOfAServiceAreReadOverABreakToTheLine() throws Exception {
        String count = "i=0; while :; do i=$((i + 1)); echo line $i; sleep 0.02; done";
        docker.container("web-1", count, labels("live", 1, false));
        docker.container("web-2", count, labels("live", 2, false));
        try (WatchedHost host = host()) {
            ServiceTakenIn taken = host.readsService("web", Optional.empty());
            host.start();
            WatchedHost.until(() ->
                    taken.all().size() == 2 && taken.all().stream().allMatch(log -> log.follows() && log.size() > 0));
            host.server().restart();
            WatchedHost.until(() -> taken.all().stream().allMatch(TakenIn::lost));
            WatchedHost.until(() -> taken.all().stream().allMatch(TakenIn::follows));
            host.stop();

            assertThat(taken.all()).allSatisfy(log -> {
                assertThat(lines(log))
                        .isEqualTo(IntStream.rangeClosed(1, lines(log).size())
                                .mapToObj(i -> "line " + i)
                                .toList());
                assertThat(log.gaps()).hasSize(1);
            });
        }
    }

    @Test
    void aServiceWithoutContainersIsAwaited() throws Exception {
        try (WatchedHost host = host()) {
            ServiceTakenIn taken = host.readsService("web", Optional.empty());
            host.start();
            WatchedHost.until(() -> taken.log("web").waits());
            docker.container("web-1", "echo come; sleep 100", labels("live", 1, false));
            WatchedHost.until(() -> lines(taken.log("web")).equals(List.of("come")));
        }
    }
}
