package dev.slipway.journal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Journal;
import dev.slipway.journal.Mark;
import dev.slipway.journal.Progress;
import dev.slipway.journal.Query;
import dev.slipway.journal.Verification;
import dev.slipway.journal.live.Journals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trails of years: made anew and verified in little memory, and with word of how far it is. */
class LongTrailTest {
    private static final Draft DRAFT = new Draft(new Actor("ann", "desk", ""), "kind", "subject", "{}");

    @TempDir
    Path directory;

    @Test
    void aTrailOfThousandsIsMadeAnewAndVerifiedInLittleMemoryAndAnEditInItsMiddleIsNamed() throws Exception {
        madeAnewAndVerified(6_000);
    }

    @Test
    @Tag("long")
    void aTrailOfAMillionIsMadeAnewAndVerifiedInLittleMemoryAndAnEditInItsMiddleIsNamed() throws Exception {
        madeAnewAndVerified(1_000_000);
    }

    private void madeAnewAndVerified(int entries) throws IOException, InterruptedException, SQLException {
        LongTrail.write(directory, entries);
        assertThat(openedAndVerified())
                .startsWith(
                        "intact, %d after %d of the database and %d of the check".formatted(entries, entries, entries));

        int middle = entries / 2;
        execute("UPDATE entry SET body = '{}' WHERE sequence = " + middle);
        assertThat(openedAndVerified())
                .startsWith("broken at %d between %d and %d after 0 of the database"
                        .formatted(middle, middle - 1, middle + 1));
    }

    @Test
    void theMarksOfAKindAreAllTheirsHoweverManyTheyAre() throws IOException {
        LongTrail.write(directory, 4_000);
        try (Journal journal = Journals.open(directory, Clock.systemUTC())) {
            List<Mark> steps = journal.marks("deployment.step-started", 1_000);

            assertThat(steps)
                    .hasSize(2_925)
                    .isSortedAccordingTo(
                            Comparator.comparingLong(Mark::sequence).reversed());
            assertThat(steps).doesNotHaveDuplicates();
            assertThat(steps.getLast().sequence()).isEqualTo(1_002);
        }
    }

    @Test
    void aDatabaseThatLostManyEntriesInACrashGetsThemBackWithProgress() throws Exception {
        LongTrail.write(directory, 10_000);
        byte[] noted;
        try (Journal journal = open((_, _) -> {})) {
            noted = Files.readAllBytes(directory.resolve("journal.head"));
            assertThat(journal.find(Query.newest(1))).hasSize(1);
        }
        Files.write(directory.resolve("journal.head"), noted);
        execute("DELETE FROM entry WHERE sequence > 1000");

        List<Long> done = new ArrayList<>();
        try (Journal journal = open((at, all) -> {
            assertThat(all).isEqualTo(10_000);
            done.add(at);
        })) {
            assertThat(done).hasSizeGreaterThan(2).isSorted().endsWith(10_000L);
            assertThat(journal.verify(_ -> {})).isInstanceOf(Verification.Intact.class);
        }
    }

    @Test
    void aProcessThatIsKilledWhileItMakesTheDatabaseAnewLeavesItToTheNext() throws Exception {
        LongTrail.write(directory, 20_000);
        Process process = verifying().start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(directory.resolve("journal.anew.mv.db")));
        process.destroyForcibly().waitFor();
        assertThat(directory.resolve("journal.mv.db")).doesNotExist();

        try (Journal journal = open((_, _) -> {})) {
            assertThat(journal.append(DRAFT).sequence()).isEqualTo(20_001);
            assertThat(journal.verify(_ -> {})).isInstanceOf(Verification.Intact.class);
        }
        assertThat(directory.resolve("journal.anew.mv.db")).doesNotExist();
    }

    @Test
    void whoComesWhileAnotherProcessMakesTheDatabaseAnewWaitsForIt() throws Exception {
        LongTrail.write(directory, 20_000);
        Process process = verifying().start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(directory.resolve("journal.anew.mv.db")));
        try (Journal journal = open((_, _) -> {
            throw new AssertionError("Two make it");
        })) {
            assertThat(journal.append(DRAFT).sequence()).isEqualTo(20_001);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void verifyingSaysHowFarItIsAndCanBeStopped() throws Exception {
        LongTrail.write(directory, 10_000);
        try (Journal journal = open((_, _) -> {})) {
            List<Long> heard = new ArrayList<>();
            assertThatThrownBy(() -> journal.verify(read -> {
                        heard.add(read);
                        if (read >= 3_000) {
                            Thread.currentThread().interrupt();
                        }
                    }))
                    .isInstanceOf(InterruptedException.class);
            assertThat(heard).contains(1_000L, 2_000L, 3_000L).doesNotContain(10_000L);
            assertThat(journal.append(DRAFT).sequence()).isEqualTo(10_001);
        }
    }

    private Journal open(Progress progress) {
        Journal journal = Journals.opening(directory, Clock.systemUTC(), progress);
        journal.awaitOpen();
        return journal;
    }

    private void execute(String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("journal"), "SLIPWAY", "");
                var session = connection.createStatement()) {
            session.execute(statement);
        }
    }

    /** What a process with a heap of 64 MB says. */
    private String openedAndVerified() throws IOException, InterruptedException {
        Process process = verifying().start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        System.out.print(said);
        return said;
    }

    private ProcessBuilder verifying() {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VerifyingProcess.class.getName(),
                        directory.toString())
                .redirectErrorStream(true);
    }
}
