package dev.slipway.logs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Gap;
import dev.slipway.logs.LogState;
import dev.slipway.project.Watching.Origin;
import dev.slipway.ssh.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of a real host, whose output is a log. */
class CommandsTest {
    @TempDir
    Path directory;

    private static boolean ended(TakenIn taken) {
        return taken.state().filter(LogState.Ended.class::isInstance).isPresent();
    }

    @Test
    void outputAndErrorsComeInWholeLinesAndTheEndIsTold() throws Exception {
        try (WatchedHost host = new WatchedHost(directory)) {
            TakenIn taken = host.reads(new Origin.CommandLine(
                    "for i in $(seq 500); do echo \"out $i\"; echo \"err $i\" >&2; done; printf last; exit 3"));
            host.start();
            WatchedHost.until(() -> ended(taken));

            assertThat(taken.state()).hasValue(new LogState.Ended("exit status 3"));
            List<String> written = IntStream.rangeClosed(1, 500)
                    .mapToObj(i -> List.of("out " + i, "err " + i))
                    .flatMap(List::stream)
                    .toList();
            assertThat(taken.lines()).contains("last").hasSize(1001).containsAll(written);
        }
    }

    @Test
    void whatABrokenConnectionEndedIsStartedAnewAndMayLackSomething() throws Exception {
        try (WatchedHost host = new WatchedHost(directory)) {
            TakenIn taken = host.reads(new Origin.CommandLine("echo begun; sleep 1000"));
            host.start();
            WatchedHost.until(() -> taken.follows() && taken.lines().size() == 1);
            host.server().close();
            WatchedHost.until(taken::lost);
            host.server().restart();
            WatchedHost.until(() -> taken.follows() && taken.lines().size() == 2);

            assertThat(taken.gaps())
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.missing()).isEqualTo(new Gap.Missing.Unknown()));
        }
    }

    @Test
    void whatACommandStartedEndsWithTheReading() throws Exception {
        String word = "4242" + ProcessHandle.current().pid();
        try (WatchedHost host = new WatchedHost(directory)) {
            TakenIn taken = host.reads(new Origin.CommandLine("echo begun; sleep " + word + " | cat"));
            host.start();
            WatchedHost.until(() -> taken.lines().size() == 1 && FilesTest.running(word));
            host.stop();

            WatchedHost.until(() -> !FilesTest.running(word));
        }
    }

    @Test
    void oneThatFindsNoPlaceWaitsUntilAnotherEnds() throws Exception {
        Path file = Files.writeString(directory.resolve("app.log"), "one\n");
        Path stop = directory.resolve("stop");
        try (WatchedHost host = new WatchedHost(directory)) {
            TakenIn log = host.reads(file);
            List<TakenIn> commands = IntStream.range(0, 3)
                    .mapToObj(i -> host.reads(
                            new Origin.CommandLine("echo begun; until [ -e '" + stop + "' ]; do sleep 0.1; done")))
                    .toList();
            host.start();
            WatchedHost.until(() -> log.size() == 4
                    && commands.stream().filter(TakenIn::follows).count() == 2
                    && commands.stream().filter(TakenIn::waits).count() == 1);
            assertThat(host.connections()
                            .to(host.server().address())
                            .run(Command.of("true"), WatchedHost.AMPLE)
                            .succeeded())
                    .isTrue();
            Files.createFile(stop);
            WatchedHost.until(() -> commands.stream().allMatch(CommandsTest::ended));

            assertThat(commands).allSatisfy(taken -> assertThat(taken.lines()).containsExactly("begun"));
        }
    }
}
