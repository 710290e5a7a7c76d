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
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedDatabaseTest {
    private static final Draft DRAFT = new Draft(new Actor("ann", "desk", ""), "kind", "subject", "{}");

    @TempDir
    Path directory;

    private Path database;
    private List<Entry> entries = List.of();

    @BeforeEach
    void fill() throws InterruptedException {
        database = Trail.database(directory);
        try (Journal journal = open()) {
            for (int number = 0; number < 500; number++) {
                journal.append(DRAFT);
            }
            entries = journal.find(Query.newest(1_000));
        }
    }

    @Test
    void aDatabaseThatIsOverwrittenAnywhereIsWholeAgainOrNamedAsBroken() throws Exception {
        byte[] whole = Files.readAllBytes(database);
        int parts = 16;
        int mended = 0;
        for (int part = 0; part < parts; part++) {
            Files.write(database, whole);
            try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
                file.seek((long) whole.length / parts * part);
                file.write(new byte[whole.length / parts]);
            }
            try (Journal journal = open()) {
                if (journal.verify(_ -> {}) instanceof Verification.Intact) {
                    assertThat(journal.find(Query.newest(1_000))).isEqualTo(entries);
                    mended++;
                } else {
                    assertThatThrownBy(() -> journal.append(DRAFT))
                            .hasMessageContaining("was changed by something other than Slipway");
                }
            }
        }
        assertThat(mended).isGreaterThan(parts / 2);
    }

    @Test
    void aDamagedDatabaseWithoutItsLogStaysAsItIs() throws IOException {
        Files.delete(AheadLog.in(directory));
        byte[] noise = noise();
        Files.write(database, noise);

        assertThatThrownBy(() -> open().close()).isInstanceOf(JournalException.class);
        assertThat(database).hasBinaryContent(noise);
    }

    @Test
    void aDatabaseWhoseBytesAreGoneIsMadeAnew() throws Exception {
        for (String left : List.of("", "no database")) {
            Files.writeString(database, left);
            try (Journal journal = open()) {
                assertThat(journal.find(Query.newest(1_000))).isEqualTo(entries);
                assertThat(journal.verify(_ -> {})).isInstanceOf(Verification.Intact.class);
            }
        }
    }

    @Test
    void aDamagedDatabaseForWhichThereIsNoRoomStaysAndIsMadeAnewWhenThereIs() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"))) {
            LongTrail.write(disk.root(), 2_000);
            Path file = Files.write(Trail.database(disk.root()), noise());
            Path ballast = disk.fill();
            assertThatThrownBy(
                            () -> Journals.open(disk.root(), Clock.systemUTC()).close())
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("No space left on device");
            assertThat(file).hasBinaryContent(noise());

            Files.delete(ballast);
            try (Journal journal = Journals.open(disk.root(), Clock.systemUTC())) {
                assertThat(journal.verify(_ -> {})).isInstanceOf(Verification.Intact.class);
            }
        }
    }

    private static byte[] noise() {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        return noise;
    }

    private Journal open() {
        return Journals.open(directory, Clock.systemUTC());
    }
}
