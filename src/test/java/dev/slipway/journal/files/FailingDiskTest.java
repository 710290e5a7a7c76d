package dev.slipway.journal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Export;
import dev.slipway.journal.Journal;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Mark;
import dev.slipway.journal.Query;
import dev.slipway.journal.Verification;
import dev.slipway.journal.live.Journals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingDiskTest {
    private static final Draft DRAFT = new Draft(new Actor("ann", "desk", ""), "kind", "subject", "{}");

    @TempDir
    Path directory;

    @Test
    void aFullDiskRefusesAppendsWithTheReasonAndReadingGoesOnUntilThereIsRoomAgain() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"))) {
            try (Journal journal = Journals.open(disk.root().resolve("journal"), Clock.systemUTC())) {
                Entry first = journal.append(DRAFT);
                Path ballast = disk.fill();
                assertThatThrownBy(() -> appendManyTimes(journal))
                        .isInstanceOf(JournalException.class)
                        .hasMessageContaining("cannot be written")
                        .hasMessageContaining("No space left on device");
                assertThat(journal.of("subject")).contains(first);
                Files.delete(ballast);
                assertThat(journal.append(DRAFT).sequence()).isGreaterThan(1);
                assertThat(journal.verify(_ -> {})).isInstanceOf(Verification.Intact.class);
            }
        }
    }

    @Test
    void whatWasAppendedBeforeTheDiskWasFullIsFoundAndStays() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"))) {
            Path folder = disk.root().resolve("journal");
            List<Entry> appended = new ArrayList<>();
            Path ballast;
            try (Journal journal = Journals.open(folder, Clock.systemUTC())) {
                for (int number = 0; number < 20; number++) {
                    appended.add(journal.append(DRAFT));
                }
                ballast = disk.fill();
                assertThatThrownBy(() -> {
                            while (true) {
                                appended.add(journal.append(DRAFT));
                            }
                        })
                        .isInstanceOf(JournalException.class);
                assertThat(journal.of("subject")).isEqualTo(appended);
            }
            Files.delete(ballast);
            try (Journal journal = Journals.open(folder, Clock.systemUTC())) {
                assertThat(journal.of("subject")).isEqualTo(appended);
                assertThat(journal.verify(_ -> {})).isInstanceOf(Verification.Intact.class);
            }
        }
    }

    @Test
    void aCutDatabaseIsNamedOnAReadOnlyDiskToo() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"))) {
            Path folder = disk.root().resolve("journal");
            try (Journal journal = Journals.open(folder, Clock.systemUTC())) {
                journal.append(DRAFT);
            }
            Path earlier = Files.copy(folder.resolve("journal.mv.db"), directory.resolve("earlier"));
            try (Journal journal = Journals.open(folder, Clock.systemUTC())) {
                journal.append(DRAFT);
                journal.append(DRAFT);
            }
            Files.copy(earlier, folder.resolve("journal.mv.db"), StandardCopyOption.REPLACE_EXISTING);
            disk.makeReadOnly();
            try (Journal journal = Journals.open(folder, Clock.systemUTC())) {
                assertThat(journal.verify(_ -> {}))
                        .isInstanceOfSatisfying(
                                Verification.Broken.class,
                                broken -> assertThat(broken.sequence()).isEqualTo(2));
            }
        }
    }

    @Test
    void aCrashedJournalOnAReadOnlyDiskShowsWhatOnlyItsLogHas() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"))) {
            Path folder = disk.root().resolve("journal");
            List<Entry> entries = new ArrayList<>();
            try (Journal journal = Journals.open(folder, Clock.systemUTC())) {
                entries.add(journal.append(DRAFT));
            }
            Path earlier = Files.copy(folder.resolve("journal.mv.db"), directory.resolve("earlier"));
            Path open = directory.resolve("open");
            try (Journal journal = Journals.open(folder, Clock.systemUTC())) {
                entries.add(journal.append(DRAFT));
                entries.add(journal.append(DRAFT));
                Files.copy(folder.resolve("journal.head"), open);
            }
            Files.copy(earlier, folder.resolve("journal.mv.db"), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(open, folder.resolve("journal.head"), StandardCopyOption.REPLACE_EXISTING);
            disk.makeReadOnly();
            try (Journal journal = Journals.open(folder, Clock.systemUTC())) {
                assertThat(journal.find(Query.newest(5))).isEqualTo(entries.reversed());
                assertThat(journal.find(Query.newest(2)))
                        .isEqualTo(entries.reversed().subList(0, 2));
                assertThat(journal.marks(DRAFT.kind(), 1))
                        .containsExactly(new Mark(3, DRAFT.subject()), new Mark(2, DRAFT.subject()));
                assertThat(journal.marks(DRAFT.kind(), 0)).hasSize(3);
                assertThat(journal.verify(_ -> {})).isInstanceOf(Verification.Intact.class);
            }
        }
    }

    @Test
    void aJournalOnAReadOnlyDiskCanBeReadAndRefusesAppendsWithTheReason() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"))) {
            Path folder = disk.root().resolve("journal");
            Entry entry;
            try (Journal journal = Journals.open(folder, Clock.systemUTC())) {
                entry = journal.append(DRAFT);
            }
            disk.makeReadOnly();
            try (Journal journal = Journals.open(folder, Clock.systemUTC())) {
                assertThat(journal.find(Query.newest(5))).containsExactly(entry);
                assertThatThrownBy(() -> journal.append(DRAFT))
                        .isInstanceOf(JournalException.class)
                        .hasMessageContaining("Read-only file system");
                assertThat(journal.verify(_ -> {})).isEqualTo(new Verification.Intact(1, entry.hash()));
            }
        }
    }

    @Test
    void aDeletedFileRefusesAppendsAndReadingGoesOn() throws IOException {
        Assumptions.assumeFalse(System.getProperty("os.name").startsWith("Windows"), "An open file can be deleted");
        for (String file : new String[] {"journal.mv.db", "journal.head", "journal.log"}) {
            Path folder = directory.resolve(file);
            try (Journal journal = Journals.open(folder, Clock.systemUTC())) {
                Entry entry = journal.append(DRAFT);
                Path away = Files.move(folder.resolve(file), folder.resolve("away"));
                assertThatThrownBy(() -> journal.append(DRAFT))
                        .isInstanceOf(JournalException.class)
                        .hasMessageContaining("was deleted or replaced while Slipway had it open");
                assertThat(journal.find(Query.newest(5))).containsExactly(entry);
                Files.move(away, folder.resolve(file));
                assertThat(journal.append(DRAFT).sequence()).isEqualTo(2);
            }
        }
    }

    @Test
    void anExportForWhichThereIsNoRoomLeavesNothingAndSaysSo() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"));
                Journal journal = Journals.open(directory.resolve("journal"), Clock.systemUTC())) {
            for (int number = 0; number < 60; number++) {
                journal.append(new Draft(DRAFT.actor(), "kind", "subject", "x".repeat(100_000)));
            }
            Path file = disk.root().resolve("export.jsonl");
            assertThatThrownBy(() -> journal.export(new Export(Criteria.ALL, file, false), _ -> {}))
                    .isInstanceOf(JournalException.class)
                    .hasMessage(
                            "The trail could not be written to %s, and nothing was left there: No space left on device.",
                            file)
                    .extracting("remedy")
                    .isEqualTo("Choose a place with free space where you may write.");
            assertThat(disk.root()).isEmptyDirectory();
        }
    }

    @Test
    void aDatabaseForWhichThereIsNoRoomIsMadeAnewWhenThereIs() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"))) {
            LongTrail.write(disk.root(), 2_000);
            Path ballast = disk.fill();
            assertThatThrownBy(
                            () -> Journals.open(disk.root(), Clock.systemUTC()).close())
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("could not be made anew from journal.log")
                    .hasMessageContaining("No space left on device")
                    .extracting("remedy")
                    .asString()
                    .startsWith("See that its disk has free space");
            assertThat(disk.root().resolve("journal.anew.mv.db")).doesNotExist();

            Files.delete(ballast);
            try (Journal journal = Journals.open(disk.root(), Clock.systemUTC())) {
                assertThat(journal.verify(_ -> {})).isInstanceOf(Verification.Intact.class);
            }
        }
    }

    private static void appendManyTimes(Journal journal) {
        for (int number = 0; number < 10_000; number++) {
            journal.append(DRAFT);
        }
    }
}
