package dev.slipway.journal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Journal;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Query;
import dev.slipway.journal.Verification;
import dev.slipway.journal.live.Journals;
import dev.slipway.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test changes the real file behind the back of Slipway, as someone with the rights to the disk could. */
class TamperingTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Actor ANN = new Actor("ann", "desk", "Ann <ann@example.org>");

    @TempDir
    Path directory;

    private List<Entry> written = List.of();

    @BeforeEach
    void aTrailOfTwelveEntries() {
        try (Journal journal = Journals.open(directory, NOON)) {
            List<Entry> entries = new ArrayList<>();
            for (int number = 1; number <= 12; number++) {
                entries.add(journal.append(new Draft(ANN, "kind", "subject", "{\"n\":" + number + "}")));
            }
            written = List.copyOf(entries);
        }
    }

    @Test
    void anUntouchedTrailIsIntact() {
        assertThat(verify()).isEqualTo(new Verification.Intact(12, entry(12).hash()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = TIMESTAMP WITH TIME ZONE '2026-05-01 12:00:00.000001+00:00'",
                "user_name = 'eve'",
                "machine = 'elsewhere'",
                "identity = ''",
                "kind = 'other'",
                "subject = 'other'",
                "body = '{}'",
                "hash = REPEAT('a', 64)",
                "hash = 'short'",
                "previous = REPEAT('a', 64)"
            })
    void anEditedEntryIsNamedWithItsNeighbours(String edit) {
        tamper("UPDATE entry SET " + edit + " WHERE sequence = 5");

        Verification.Broken broken = broken();
        assertThat(broken.sequence()).isEqualTo(5);
        assertThat(broken.reason()).isEqualTo("Entry 5 was changed: its content does not give its hash");
        assertThat(broken.before()).contains(entry(4));
        assertThat(broken.found().orElseThrow().sequence()).isEqualTo(5);
        assertThat(broken.after()).contains(entry(6));
    }

    @Test
    void anEntryWithoutContentIsNamedAndNothingFails() {
        tamper(
                "ALTER TABLE entry ALTER COLUMN body DROP NOT NULL",
                "ALTER TABLE entry ALTER COLUMN at DROP NOT NULL",
                "UPDATE entry SET body = NULL, at = NULL WHERE sequence = 7");
        assertThat(broken().sequence()).isEqualTo(7);
    }

    @Test
    void aDeletedEntryIsNamedAsMissingWithItsNeighbours() {
        tamper("DELETE FROM entry WHERE sequence = 5");
        assertThat(verify())
                .isEqualTo(new Verification.Broken(
                        5, "Entry 5 is missing", Optional.of(entry(4)), Optional.empty(), Optional.of(entry(6))));
    }

    @Test
    void theFirstEntryCannotBeDeletedUnnoticed() {
        tamper("DELETE FROM entry WHERE sequence = 1");
        assertThat(verify())
                .isEqualTo(new Verification.Broken(
                        1, "Entry 1 is missing", Optional.empty(), Optional.empty(), Optional.of(entry(2))));
    }

    @Test
    void anInsertedEntryIsNamedWithItsNeighbours() {
        Entry forged = forged(entry(4), "{\"forged\":true}");
        tamper(
                "UPDATE entry SET sequence = -sequence WHERE sequence >= 5",
                insertion(forged),
                "UPDATE entry SET sequence = 1 - sequence WHERE sequence < 0");

        Verification.Broken broken = broken();
        assertThat(broken.sequence()).isEqualTo(5);
        assertThat(broken.reason()).isEqualTo("Entry 5 stands otherwise in journal.log than in the database");
        assertThat(broken.before()).contains(entry(4));
        assertThat(broken.found()).contains(forged);
        assertThat(broken.after().orElseThrow().body()).isEqualTo(entry(5).body());
    }

    @Test
    void anEntryWithANumberThatIsTakenOrBelowOneIsNamed() {
        tamper("ALTER TABLE entry DROP PRIMARY KEY", insertion(forged(entry(4), "{}")));
        assertThat(broken().sequence()).isEqualTo(5);
        tamper("DELETE FROM entry WHERE body = '{}'", "UPDATE entry SET sequence = -3 WHERE sequence = 1");
        assertThat(broken().sequence()).isEqualTo(-3);
    }

    @Test
    void twoEntriesThatChangedPlacesAreFound() {
        tamper(
                "UPDATE entry SET sequence = -5 WHERE sequence = 5",
                "UPDATE entry SET sequence = 5 WHERE sequence = 6",
                "UPDATE entry SET sequence = 6 WHERE sequence = -5");

        Verification.Broken broken = broken();
        assertThat(broken.sequence()).isEqualTo(5);
        assertThat(broken.before()).contains(entry(4));
        assertThat(broken.found().orElseThrow().body()).isEqualTo(entry(6).body());
        assertThat(broken.after().orElseThrow().body()).isEqualTo(entry(5).body());
    }

    @Test
    void aCutTailIsFoundByTheHeadThatIsNotedOutside() throws IOException {
        cutTo(9);
        assertThat(verify())
                .isEqualTo(new Verification.Broken(
                        10,
                        "Entry 10 is missing and all behind it: entry 12 was noted outside the database as the last one",
                        Optional.of(entry(9)),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void deletingAllEntriesIsFound() throws IOException {
        cutTo(0);
        assertThat(broken().sequence()).isEqualTo(1);
    }

    @Test
    void aRestThatWasChainedAnewIsFoundByTheLog() {
        Verification.Broken broken = rechained(5);
        assertThat(broken.sequence()).isEqualTo(5);
        assertThat(broken.reason()).isEqualTo("Entry 5 stands otherwise in journal.log than in the database");
    }

    @Test
    void aRestThatWasChainedAnewInTheLogTooIsFoundByTheHeadThatIsNotedOutside() throws IOException {
        List<Entry> rest = chainedAnew(5);
        List<String> lines = new ArrayList<>(Files.readAllLines(log()).subList(0, 4));
        rest.forEach(entry -> lines.add(Json.text(new AheadLog.Line(new UUID(0, entry.sequence()), entry))));
        Files.write(log(), lines);

        Verification.Broken broken = rechained(5);
        assertThat(broken.sequence()).isEqualTo(12);
        assertThat(broken.reason())
                .isEqualTo(
                        "Entry 12 has another hash than the one noted outside the database: it, or entries before it, were written anew");
        assertThat(broken.found()).contains(rest.getLast());
    }

    private List<Entry> chainedAnew(int from) {
        List<Entry> rest = new ArrayList<>();
        Entry last = entry(from - 1);
        for (int number = from; number <= 12; number++) {
            last = forged(
                    last, number == from ? "{\"forged\":true}" : entry(number).body());
            rest.add(last);
        }
        return rest;
    }

    private Verification.Broken rechained(int from) {
        List<String> statements = new ArrayList<>(List.of("DELETE FROM entry WHERE sequence >= " + from));
        chainedAnew(from).forEach(entry -> statements.add(insertion(entry)));
        tamper(statements.toArray(String[]::new));
        return broken();
    }

    @Test
    void aForgedEntryBehindTheLastOneIsFound() throws IOException {
        Entry forged = forged(entry(12), "{}");
        tamper(insertion(forged));
        Verification.Broken broken = broken();
        assertThat(broken.sequence()).isEqualTo(13);
        assertThat(broken.reason())
                .isEqualTo("Entry 13 is missing in journal.log and all behind it; the database has it");

        Files.writeString(
                log(), Json.text(new AheadLog.Line(new UUID(0, 13), forged)) + "\n", StandardOpenOption.APPEND);
        assertThat(verify())
                .isEqualTo(new Verification.Broken(
                        13,
                        "Entry 13 was not written by Slipway: entry 12 was noted outside the database as the last one",
                        Optional.of(entry(12)),
                        Optional.of(forged),
                        Optional.empty()));
    }

    @Test
    void anEntryWithAFarAwayNumberIsFoundAtOnce() {
        tamper("UPDATE entry SET sequence = 9000000000000000000 WHERE sequence = 12");
        Verification.Broken broken = broken();
        assertThat(broken.sequence()).isEqualTo(12);
        assertThat(broken.after().orElseThrow().sequence()).isEqualTo(9_000_000_000_000_000_000L);
    }

    @Test
    void aMissingNoteOfTheHeadIsFound() throws IOException {
        Files.delete(directory.resolve("journal.head"));
        Verification.Broken broken = broken();
        assertThat(broken.sequence()).isEqualTo(12);
        assertThat(broken.reason()).startsWith("The note of the last entry, journal.head, is missing or damaged");
    }

    @Test
    void nothingIsAddedToATrailWhoseEndWasChangedAndItCanStillBeRead() throws IOException {
        cutTo(9);
        for (int start = 1; start <= 2; start++) {
            try (Journal journal = Journals.open(directory, NOON)) {
                assertThatThrownBy(() -> journal.append(new Draft(ANN, "kind", "subject", "{}")))
                        .isInstanceOf(JournalException.class)
                        .hasMessageContaining("was changed by something other than Slipway");
                assertThat(journal.find(Query.newest(1))).containsExactly(entry(9));
            }
        }
        assertThat(broken().sequence()).isEqualTo(10);
    }

    @Test
    void aCrashBetweenTheEntryAndTheNoteOfItIsNotTakenForTampering() throws IOException {
        Path head = directory.resolve("journal.head");
        byte[] noted;
        try (Journal journal = Journals.open(directory, NOON)) {
            noted = Files.readAllBytes(head);
            journal.append(new Draft(ANN, "kind", "subject", "{\"n\":13}"));
        }
        Files.write(head, noted);
        try (Journal journal = Journals.open(directory, NOON)) {
            assertThat(journal.append(new Draft(ANN, "kind", "subject", "{\"n\":14}"))
                            .sequence())
                    .isEqualTo(14);
        }
        assertThat(verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void aDatabaseThatCameBackFromACrashWithoutItsNewestEntriesGetsThemBack() throws IOException {
        Path head = directory.resolve("journal.head");
        byte[] noted;
        Entry last;
        try (Journal journal = Journals.open(directory, NOON)) {
            last = journal.append(new Draft(ANN, "kind", "subject", "{\"n\":13}"));
            noted = Files.readAllBytes(head);
        }
        Files.write(head, noted);
        tamper("DELETE FROM entry WHERE sequence >= 4");
        assertThat(verify()).isEqualTo(new Verification.Intact(13, last.hash()));
    }

    @Test
    void aDatabaseThatLacksItsNewestEntriesAfterAnOrderlyEndGetsThemBackToo() {
        tamper("DELETE FROM entry WHERE sequence >= 10");

        try (Journal journal = Journals.open(directory, NOON)) {
            assertThat(journal.append(new Draft(ANN, "kind", "subject", "{\"n\":13}"))
                            .sequence())
                    .isEqualTo(13);
        }
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(13));
    }

    @Test
    void halfALineThatACrashLeftInTheLogIsDropped() throws IOException {
        Path head = directory.resolve("journal.head");
        byte[] noted;
        try (Journal journal = Journals.open(directory, NOON)) {
            noted = Files.readAllBytes(head);
            assertThat(journal.find(Query.newest(1))).containsExactly(entry(12));
        }
        Files.write(head, noted);
        Files.writeString(directory.resolve("journal.log"), "{\"entry\":{\"act", StandardOpenOption.APPEND);
        try (Journal journal = Journals.open(directory, NOON)) {
            journal.append(new Draft(ANN, "kind", "subject", "{\"n\":13}"));
        }
        assertThat(Files.readAllLines(directory.resolve("journal.log"))).hasSize(13);
        assertThat(verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void aTornNoteLeavesTheOneBeforeIt() throws IOException {
        Path head = directory.resolve("journal.head");
        byte[] noted;
        try (Journal journal = Journals.open(directory, NOON)) {
            journal.append(new Draft(ANN, "kind", "subject", "{\"n\":13}"));
            noted = Files.readAllBytes(head);
        }
        int newest = turn(noted, 0) > turn(noted, 128) ? 0 : 128;
        noted[newest + 30] ^= 1;
        Files.write(head, noted);
        assertThat(verify()).isInstanceOf(Verification.Intact.class);
    }

    /** Takes away all behind this entry, in the database and in the log. */
    private void cutTo(int last) throws IOException {
        tamper("DELETE FROM entry WHERE sequence > " + last);
        Files.write(log(), Files.readAllLines(log()).subList(0, last));
    }

    private Path log() {
        return directory.resolve("journal.log");
    }

    private static long turn(byte[] notes, int offset) {
        String line = new String(notes, offset, 128, StandardCharsets.US_ASCII);
        return Long.parseLong(line.substring(0, line.indexOf(' ')));
    }

    private Entry entry(int sequence) {
        return written.get(sequence - 1);
    }

    private static Entry forged(Entry before, String body) {
        return EntryForm.next(Head.of(before), new Draft(ANN, "kind", "subject", body), NOON.instant());
    }

    private static String insertion(Entry entry) {
        return """
                INSERT INTO entry (sequence, at, user_name, machine, identity, kind, subject, body, previous, hash, request)
                VALUES (%d, TIMESTAMP WITH TIME ZONE '%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s', RANDOM_UUID())
                """.formatted(
                        entry.sequence(),
                        entry.at(),
                        entry.actor().user(),
                        entry.actor().machine(),
                        entry.actor().identity(),
                        entry.kind(),
                        entry.subject(),
                        entry.body(),
                        entry.previous().hex(),
                        entry.hash().hex());
    }

    private void tamper(String... statements) {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("journal"), "SLIPWAY", "");
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Verification verify() {
        try (Journal journal = Journals.open(directory, NOON)) {
            return journal.verify(_ -> {});
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Verification.Broken broken() {
        Verification verification = verify();
        assertThat(verification).isInstanceOf(Verification.Broken.class);
        return (Verification.Broken) verification;
    }
}
