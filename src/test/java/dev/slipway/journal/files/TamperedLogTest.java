package dev.slipway.journal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Journal;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Verification;
import dev.slipway.journal.live.Journals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test changes the log, or takes a file away, behind the back of Slipway. */
class TamperedLogTest {
    private static final Draft DRAFT = new Draft(new Actor("ann", "desk", ""), "kind", "subject", "{\"n\":1}");

    @TempDir
    Path directory;

    private final List<Entry> written = new ArrayList<>();

    @BeforeEach
    void aTrailOfTwelveEntries() {
        try (Journal journal = open()) {
            for (int number = 1; number <= 12; number++) {
                written.add(journal.append(DRAFT));
            }
        }
    }

    @Test
    void anEditedLineIsNamedWithItsNeighbours() throws Exception {
        edit(lines -> lines.set(4, lines.get(4).replace("ann", "eve")));
        assertNamed(5, "Entry 5 stands otherwise in journal.log than in the database");
    }

    @Test
    void aDeletedLineIsNamed() throws Exception {
        edit(lines -> lines.remove(4));
        assertNamed(5, "Entry 5 stands otherwise in journal.log than in the database");
    }

    @Test
    void anInsertedLineIsNamed() throws Exception {
        edit(lines -> lines.add(4, lines.get(3)));
        assertNamed(5, "Entry 5 stands otherwise in journal.log than in the database");
    }

    @Test
    void linesThatChangedPlacesAreNamed() throws Exception {
        edit(lines -> Collections.swap(lines, 4, 5));
        assertNamed(5, "Entry 5 stands otherwise in journal.log than in the database");
    }

    @Test
    void aCutTailIsNamedAndNothingIsAppendedToIt() throws Exception {
        edit(lines -> lines.subList(9, 12).clear());
        assertNamed(10, "Entry 10 is missing in journal.log and all behind it; the database has it");
        try (Journal journal = open()) {
            assertThatThrownBy(() -> journal.append(DRAFT))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("was changed by something other than Slipway");
        }
    }

    @Test
    void aMissingLogIsSaidAndNothingIsAppendedAndReadingGoesOn() throws Exception {
        Files.delete(directory.resolve("journal.log"));
        try (Journal journal = open()) {
            assertThat(journal.verify(_ -> {})).isInstanceOfSatisfying(Verification.Broken.class, broken -> {
                assertThat(broken.reason())
                        .isEqualTo(
                                "The log of the trail, journal.log, is missing, so that entries may be missing behind entry 12");
                assertThat(broken.before()).contains(written.getLast());
            });
            assertThatThrownBy(() -> journal.append(DRAFT)).isInstanceOf(JournalException.class);
            assertThat(journal.of("subject")).isEqualTo(written);
        }
    }

    @Test
    void aMissingDatabaseIsMadeAnewFromTheLog() throws Exception {
        Files.delete(directory.resolve("journal.mv.db"));
        try (Journal journal = open()) {
            assertThat(journal.of("subject")).isEqualTo(written);
            assertThat(journal.append(DRAFT).sequence()).isEqualTo(13);
            assertThat(journal.verify(_ -> {})).isInstanceOf(Verification.Intact.class);
        }
    }

    @Test
    void theLogIsLeftAsItIsWhereDatabaseAndNoteAreMissing() throws Exception {
        List<String> lines = Files.readAllLines(directory.resolve("journal.log"));
        Files.delete(directory.resolve("journal.mv.db"));
        Files.delete(directory.resolve("journal.head"));
        try (Journal journal = open()) {
            assertThat(journal.of("subject")).isEqualTo(written);
            assertThat(journal.verify(_ -> {})).isInstanceOf(Verification.Broken.class);
            assertThatThrownBy(() -> journal.append(DRAFT)).isInstanceOf(JournalException.class);
        }
        assertThat(Files.readAllLines(directory.resolve("journal.log"))).isEqualTo(lines);
    }

    @Test
    void aNoteThatCannotBeReadIsSaidInOneSentenceWithWhatToDo() throws Exception {
        Path note = directory.resolve("journal.head");
        try (Journal journal = open()) {
            Files.delete(note);
            Files.createDirectory(note);
            assertThatThrownBy(() -> journal.verify(_ -> {}))
                    .isInstanceOf(JournalException.class)
                    .hasMessageStartingWith("The note of the last entry, %s, cannot be read: ", note)
                    .extracting("remedy")
                    .isEqualTo("See that you may read and write the folder and its files, then try again.");
        }
    }

    @Test
    void aMissingDatabaseDoesNotHideAChangedLog() throws Exception {
        edit(lines -> lines.set(4, lines.get(4).replace("ann", "eve")));
        Files.delete(directory.resolve("journal.mv.db"));
        try (Journal journal = open()) {
            assertThat(journal.verify(_ -> {}))
                    .isInstanceOfSatisfying(
                            Verification.Broken.class,
                            broken -> assertThat(broken.sequence()).isEqualTo(5));
            assertThatThrownBy(() -> journal.append(DRAFT)).isInstanceOf(JournalException.class);
        }
    }

    @Test
    void aDatabaseOfRandomBytesIsKeptBesideTheOneThatIsMadeAnew() throws Exception {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        Files.write(directory.resolve("journal.mv.db"), noise);
        try (Journal journal = open()) {
            assertThat(journal.of("subject")).isEqualTo(written);
            assertThat(journal.append(DRAFT).sequence()).isEqualTo(written.size() + 1L);
        }
        assertThat(directory.resolve("journal.damaged.mv.db")).hasBinaryContent(noise);
    }

    @Test
    void aDatabaseOfANewerSlipwayIsLeftWhereItIs() throws Exception {
        try (var connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("journal"), "SLIPWAY", "");
                var statement = connection.createStatement()) {
            statement.execute("UPDATE \"flyway_schema_history\" SET \"version\" = '99' WHERE \"version\" = '1'");
        }
        assertThatThrownBy(() -> open().close())
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("written by a newer Slipway")
                .extracting("remedy")
                .asString()
                .doesNotContain("away");
    }

    private interface Edit {
        void on(List<String> lines);
    }

    private void edit(Edit edit) throws IOException {
        Path log = directory.resolve("journal.log");
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        edit.on(lines);
        Files.write(log, lines);
    }

    private void assertNamed(int sequence, String reason) throws InterruptedException {
        try (Journal journal = open()) {
            assertThat(journal.verify(_ -> {})).isInstanceOfSatisfying(Verification.Broken.class, broken -> {
                assertThat(broken.sequence()).isEqualTo(sequence);
                assertThat(broken.reason()).isEqualTo(reason);
                assertThat(broken.before()).contains(written.get(sequence - 2));
                assertThat(broken.found()).contains(written.get(sequence - 1));
                assertThat(broken.after()).contains(written.get(sequence));
            });
        }
    }

    private Journal open() {
        return Journals.open(directory, Clock.systemUTC());
    }
}
