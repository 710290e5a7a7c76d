package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.release.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {
    @TempDir
    Path directory;

    @Test
    void changesAreThoseThatGitListsRenamesIncluded() throws IOException {
        GitProgram git = GitProgram.init(directory);
        git.write("kept.txt", "kept").write("changed.txt", lines("old", 9)).write("gone.txt", lines("gone", 5));
        git.write("old/na\"me ü.txt", lines("moved", 40)).write("two\nlines.txt", "a\n");
        git.write("picture.bin", new byte[] {0, 1, 2, 3}).write("script", "#!/bin/sh\n");
        Revision before = git.commit("feat: before");
        git.write("changed.txt", lines("old", 8) + "new\n")
                .write("two\nlines.txt", "a\nb\n")
                .write("added 世界", "1\n2\n3");
        git.write("picture.bin", new byte[] {0, 9});
        Files.delete(directory.resolve("gone.txt"));
        Files.createDirectory(directory.resolve("new"));
        Files.move(directory.resolve("old/na\"me ü.txt"), directory.resolve("new/name.txt"));
        git.write("new/name.txt", lines("moved", 39) + "last\n");
        assertThat(directory.resolve("script").toFile().setExecutable(true)).isTrue();
        Revision after = git.commit("feat: after");

        try (Repository repository = Repositories.open(directory)) {
            List<FileChange> changes = repository.changesBetween(before, after);

            assertThat(changes.stream().map(ChangesTest::asGitNames))
                    .containsExactlyInAnyOrderElementsOf(names(git, before, after));
            assertThat(changes.stream().collect(Collectors.toMap(FileChange::path, ChangesTest::asGitCounts)))
                    .isEqualTo(counts(git, before, after));
            assertThat(changes)
                    .filteredOn(FileChange::binary)
                    .extracting(FileChange::path)
                    .containsExactly("picture.bin");
            assertThat(changes)
                    .contains(new FileChange(
                            FileChange.Kind.RENAMED, "new/name.txt", Optional.of("old/na\"me ü.txt"), 1, 1, false));
            assertThat(repository.changesBetween(after, after)).isEmpty();
        }
    }

    @Test
    void aFileThatBecomesALinkIsDeletedAndALinkAdded() throws IOException {
        GitProgram git = GitProgram.init(directory).write("current", "a file\n");
        Revision before = git.commit("feat: before");
        Files.delete(directory.resolve("current"));
        Files.createSymbolicLink(directory.resolve("current"), Path.of("releases/1"));
        Revision after = git.commit("feat: after");

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.changesBetween(before, after))
                    .extracting(FileChange::path, FileChange::kind)
                    .containsExactlyInAnyOrder(
                            tuple("current", FileChange.Kind.DELETED), tuple("current", FileChange.Kind.ADDED));
        }
    }

    private static String lines(String word, int count) {
        return IntStream.range(0, count).mapToObj(i -> word + " " + i + "\n").collect(Collectors.joining());
    }

    private static String asGitNames(FileChange change) {
        return switch (change.kind()) {
            case ADDED -> "A " + change.path();
            case MODIFIED -> "M " + change.path();
            case DELETED -> "D " + change.path();
            case RENAMED -> "R " + change.oldPath().orElseThrow() + " " + change.path();
            case COPIED -> "C " + change.oldPath().orElseThrow() + " " + change.path();
        };
    }

    private static String asGitCounts(FileChange change) {
        return change.binary() ? "- -" : change.added() + " " + change.removed();
    }

    private static List<String> names(GitProgram git, Revision from, Revision to) {
        List<String> fields = List.of(
                git.run("diff", "--name-status", "-M", "-z", from.id(), to.id()).split("\0", -1));
        List<String> names = new ArrayList<>();
        for (int i = 0; i + 1 < fields.size(); ) {
            boolean renamed = fields.get(i).startsWith("R");
            names.add(fields.get(i).charAt(0) + " " + String.join(" ", fields.subList(i + 1, i + (renamed ? 3 : 2))));
            i += renamed ? 3 : 2;
        }
        return names;
    }

    private static Map<String, String> counts(GitProgram git, Revision from, Revision to) {
        List<String> fields = List.of(
                git.run("diff", "--numstat", "-M", "-z", from.id(), to.id()).split("\0", -1));
        Map<String, String> counts = new HashMap<>();
        for (int i = 0; i + 1 < fields.size(); ) {
            List<String> columns = List.of(fields.get(i).split("\t", 3));
            boolean renamed = columns.get(2).isEmpty();
            counts.put(renamed ? fields.get(i + 2) : columns.get(2), columns.get(0) + " " + columns.get(1));
            i += renamed ? 3 : 1;
        }
        return counts;
    }
}
