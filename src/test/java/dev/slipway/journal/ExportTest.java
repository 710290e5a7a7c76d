package dev.slipway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.journal.live.Journals;
import dev.slipway.json.Json;
import dev.slipway.release.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is given an export has all of what was asked for, or no file. */
class ExportTest {
    private static final Actor ANN = new Actor("ann", "desk", "Ann <ann@example.org>");

    @TempDir
    Path directory;

    private Journal journal;
    private Path folder;

    @BeforeEach
    void aTrailOfThirtyEntries() throws IOException {
        folder = Files.createDirectory(directory.resolve("exports"));
        journal = Journals.open(directory.resolve("journal"), Clock.systemUTC());
        for (int number = 1; number <= 30; number++) {
            journal.append(new Draft(ANN, "kind." + number % 3, "\u00fc" + number, "{\"n\":" + number + "}"));
        }
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void itHoldsEveryEntryAndWhateverComputesSha256CanCheckIt() throws Exception {
        Path file = folder.resolve("export.jsonl");
        assertThat(journal.export(new Export(Criteria.ALL, file, false), _ -> {}))
                .isEqualTo(30);

        Digest previous = new Digest("0".repeat(64));
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(30);
        for (String line : lines) {
            Map<?, ?> fields = new TreeMap<Object, Object>(Json.read(line.getBytes(StandardCharsets.UTF_8), Map.class));
            Digest hash = new Digest(String.valueOf(fields.remove("hash")));
            assertThat(fields.get("previous")).isEqualTo(previous.hex());
            assertThat(Digest.of(Json.bytes(fields))).isEqualTo(hash);
            previous = hash;
        }
    }

    @Test
    void itHoldsOnlyWhatWasAskedForOldestFirst() throws Exception {
        Path file = folder.resolve("export.jsonl");
        assertThat(journal.export(new Export(Criteria.ALL.withKind("kind.2"), file, false), _ -> {}))
                .isEqualTo(10);
        assertThat(Files.readAllLines(file))
                .hasSize(10)
                .allMatch(line -> line.contains("kind.2"))
                .first()
                .asString()
                .contains("\"sequence\":2,");
    }

    @Test
    void aFileThatIsThereIsKeptUnlessItMayBeReplaced() throws Exception {
        Path file = Files.writeString(folder.resolve("precious.jsonl"), "precious");
        assertThatThrownBy(() -> journal.export(new Export(Criteria.ALL, file, false), _ -> {}))
                .isInstanceOf(JournalException.class)
                .hasMessage(file + " exists already.")
                .extracting("remedy")
                .isEqualTo("Choose another name.");
        assertThat(file).hasContent("precious");

        journal.export(new Export(Criteria.ALL, file, true), _ -> {});
        assertThat(Files.readAllLines(file)).hasSize(30);
        assertThat(folder).isDirectoryContaining(file::equals);
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        Path file = directory.resolve("nowhere/export.jsonl");
        assertThatThrownBy(() -> journal.export(new Export(Criteria.ALL, file, true), _ -> {}))
                .isInstanceOf(JournalException.class)
                .hasMessage("There is no folder %s.", file.getParent())
                .extracting("remedy")
                .isEqualTo("Make it or choose another one.");
    }

    @Test
    void cancellingItLeavesNothing() throws IOException {
        Path file = folder.resolve("export.jsonl");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> journal.export(new Export(Criteria.ALL, file, false), _ -> {}))
                .isInstanceOf(InterruptedException.class);
        assertThat(folder).isEmptyDirectory();
    }
}
