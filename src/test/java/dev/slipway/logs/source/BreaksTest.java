package dev.slipway.logs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Gap;
import dev.slipway.logs.LogState;
import dev.slipway.ssh.wire.CutNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that break while files of a host are read. */
class BreaksTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("app.log");
    }

    private static void requireWhole(TakenIn taken, Program program) throws Exception {
        program.end();
        WatchedHost.until(() -> taken.lines().size() >= program.written().size());
        assertThat(taken.lines()).isEqualTo(program.written());
    }

    @Test
    void aServerThatIsKilledAndComesBackLosesNothingAndRepeatsNothing() throws Exception {
        try (WatchedHost host = new WatchedHost(directory);
                Program program = new Program(file())) {
            TakenIn taken = host.reads(file());
            host.start();
            for (int i = 1; i <= 3; i++) {
                WatchedHost.until(taken::follows);
                host.server().close();
                WatchedHost.until(taken::lost);
                int written = program.written().size();
                WatchedHost.until(() -> program.written().size() > written + 100);
                host.server().restart();
            }
            WatchedHost.until(taken::follows);
            requireWhole(taken, program);

            assertThat(taken.gaps()).hasSize(3).allSatisfy(gap -> {
                assertThat(gap.why()).isEqualTo("connection lost");
                assertThat(gap.missing()).isEqualTo(new Gap.Missing.Nothing());
                assertThat(gap.late()).isGreaterThanOrEqualTo(100);
                assertThat(gap.until()).isAfter(gap.from());
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RENAME", "COPY_AND_TRUNCATE", "DELETE_AND_CREATE"})
    void whatIsRotatedMeanwhileIsFoundOrSaidToBeMissing(Program.Rotation how) throws Exception {
        try (WatchedHost host = new WatchedHost(directory);
                Program program = new Program(file())) {
            TakenIn taken = host.reads(file());
            host.start();
            WatchedHost.until(() -> taken.follows() && taken.size() > 0);
            host.server().close();
            WatchedHost.until(taken::lost);
            program.rotate(how);
            int written = program.written().size();
            WatchedHost.until(() -> program.written().size() > written + 200);
            host.server().restart();
            WatchedHost.until(taken::follows);
            if (how == Program.Rotation.RENAME) {
                requireWhole(taken, program);
            }
            program.end();
            String last = program.written().getLast();
            WatchedHost.until(() -> taken.lines().contains(last));

            assertThat(taken.lines()).doesNotHaveDuplicates();
            assertThat(taken.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.why()).startsWith("connection lost");
                assertThat(gap.missing())
                        .isEqualTo(
                                how == Program.Rotation.RENAME ? new Gap.Missing.Nothing() : new Gap.Missing.Unknown());
            });
            List<String> after =
                    program.written().subList(written + 1, program.written().size());
            assertThat(taken.lines()).containsSubsequence(after);
        }
    }

    @Test
    void twoRotationsMeanwhileAreNotTakenForOne() throws Exception {
        Files.writeString(file(), "one\n");
        try (WatchedHost host = new WatchedHost(directory)) {
            TakenIn taken = host.reads(file());
            host.start();
            WatchedHost.until(() -> taken.size() == 4);
            host.server().close();
            WatchedHost.until(taken::lost);
            Files.move(file(), directory.resolve("app.log.2"));
            Thread.sleep(1100); // some shells tell the age of files in whole seconds
            Files.writeString(directory.resolve("app.log.1"), "between\n");
            Files.writeString(file(), "last\n");
            host.server().restart();
            WatchedHost.until(() -> taken.text().endsWith("last\n"));

            assertThat(taken.gaps())
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.missing()).isEqualTo(new Gap.Missing.Unknown()));
        }
    }

    @Test
    void aCutLinkIsNoticedAndMadeGood() throws Exception {
        CutNetwork.assumePossible();
        try (WatchedHost host = new WatchedHost(directory);
                Program program = new Program(file())) {
            TakenIn taken = host.reads(file());
            host.start();
            WatchedHost.until(() -> taken.follows() && taken.size() > 0);
            try (CutNetwork _ = CutNetwork.at(host.server().port())) {
                WatchedHost.until(taken::lost);
                Thread.sleep(Duration.ofSeconds(5));
                assertThat(taken.lost()).isTrue();
            }
            WatchedHost.until(taken::follows);
            requireWhole(taken, program);

            assertThat(taken.gaps())
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.length()).isGreaterThan(Duration.ofSeconds(5)));
        }
    }

    @Test
    @Tag("long")
    void aLinkThatIsCutForFiveMinutesIsMadeGood() throws Exception {
        CutNetwork.assumePossible();
        try (WatchedHost host = new WatchedHost(directory);
                Program program = new Program(file())) {
            TakenIn taken = host.reads(file());
            host.start();
            WatchedHost.until(() -> taken.follows() && taken.size() > 0);
            try (CutNetwork _ = CutNetwork.at(host.server().port())) {
                Thread.sleep(Duration.ofMinutes(5));
            }
            WatchedHost.until(taken::follows);
            requireWhole(taken, program);
        }
    }

    @Test
    void silenceIsNoBreak() throws Exception {
        Files.writeString(file(), "one\n");
        try (WatchedHost host = new WatchedHost(directory)) {
            TakenIn taken = host.reads(file());
            host.start();
            WatchedHost.until(() -> taken.size() == 4);
            Thread.sleep(Duration.ofSeconds(5)); // longer than a host may be silent

            assertThat(taken.states()).containsExactly(new LogState.Connecting(), new LogState.Following());
            assertThat(taken.gaps()).isEmpty();
        }
    }
}
