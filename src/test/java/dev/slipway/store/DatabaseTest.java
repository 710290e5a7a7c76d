package dev.slipway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    private static final Schema JOURNAL = new Schema("dev/slipway/journal/migrations", 4);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "with space", "ü-漢", "100%", "a#b?c", "it's \"quoted\"", "$HOME ~", "nio!x:y", "a,b=c"})
    void theFileStandsExactlyWhereItWasWanted(String name) throws IOException {
        Path file = Files.createDirectory(directory.resolve(name)).resolve("db");
        Database.open(file, Database.Access.WRITE, JOURNAL).close();
        try (var beside = Files.list(file.getParent())) {
            assertThat(beside).containsExactly(file.resolveSibling("db.mv.db"));
        }
        try (var folders = Files.list(directory)) {
            assertThat(folders).containsExactly(file.getParent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"db;INIT=RUNSCRIPT FROM 'http://localhost/x.sql'", "db;", "a\nb", "a\u0000b"})
    void aPathThatCouldCarrySettingsIsRefused(String name) {
        assertThatThrownBy(() -> Database.open(
                                Path.of(directory + "/" + name.replace("\u0000", "\u0001")),
                                Database.Access.WRITE,
                                JOURNAL)
                        .close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("use a path without semicolons and control characters");
    }

    @Test
    void aRelativePathIsRefused() {
        assertThatThrownBy(() -> Database.open(Path.of("db"), Database.Access.WRITE, JOURNAL)
                        .close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("must be absolute");
    }

    @Test
    void aFileOfANewerSlipwayIsRefused() {
        Path file = directory.resolve("db");
        try (Database database = Database.open(file, Database.Access.WRITE, JOURNAL)) {
            database.handle().execute("UPDATE \"flyway_schema_history\" SET \"version\" = '7'");
        }
        assertThatThrownBy(() ->
                        Database.open(file, Database.Access.WRITE, JOURNAL).close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("written by a newer Slipway");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws IOException {
        Path file = Files.writeString(directory.resolve("db.mv.db"), "precious".repeat(2000));
        assertThatThrownBy(() -> Database.open(directory.resolve("db"), Database.Access.WRITE, JOURNAL)
                        .close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("could not be opened");
        assertThat(file).hasContent("precious".repeat(2000));
    }

    @Test
    void readingWritesNothing() throws IOException {
        Path file = directory.resolve("db");
        Database.open(file, Database.Access.WRITE, JOURNAL).close();
        byte[] before = Files.readAllBytes(directory.resolve("db.mv.db"));
        try (Database database = Database.open(file, Database.Access.READ, JOURNAL)) {
            List<Integer> count = database.handle()
                    .createQuery("SELECT COUNT(*) FROM entry")
                    .mapTo(Integer.class)
                    .list();
            assertThat(count).containsExactly(0);
            assertThatThrownBy(() -> database.handle().execute("CREATE TABLE more (id INT)"))
                    .hasMessageContaining("read only");
        }
        assertThat(Files.readAllBytes(directory.resolve("db.mv.db"))).isEqualTo(before);
    }
}
