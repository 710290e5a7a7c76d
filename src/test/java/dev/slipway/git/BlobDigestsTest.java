package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.Manifest;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was digested once is not read again, and a damaged memory is never believed. */
class BlobDigestsTest {
    @TempDir
    Path directory;

    private Path project;
    private Path digests;
    private Revision revision;
    private Manifest whole;

    @BeforeEach
    void readOnce() {
        project = directory.resolve("project");
        digests = directory.resolve("digests");
        GitProgram git = GitProgram.init(project).write("a.txt", "a").write("b.txt", "bb");
        revision = git.commit("feat: start");
        whole = read(Optional.empty());
        assertThat(read(Optional.of(digests))).isEqualTo(whole);
    }

    @Test
    void theNextProcessKnowsTheDigestsWithoutReadingTheFiles() throws IOException {
        forgetFile("a.txt");

        assertThat(read(Optional.of(digests))).isEqualTo(whole);
        assertThatThrownBy(() -> read(Optional.empty())).isInstanceOf(GitException.class);
    }

    @Test
    void whatIsNewIsAddedToWhatIsKnown() throws IOException {
        revision = new GitProgram(project).write("c.txt", "ccc").commit("feat: more");
        whole = read(Optional.of(digests));
        forgetFile("a.txt");
        forgetFile("c.txt");

        assertThat(read(Optional.of(digests))).isEqualTo(whole);
    }

    @Test
    void anotherRepositoryHasDigestsOfItsOwn() {
        Path other = directory.resolve("other");
        GitProgram.init(other).write("a.txt", "a").commit("feat: start");
        try (Repository repository = open(other, Optional.of(digests))) {
            repository.content(repository.head().revision().orElseThrow(), List.of("**"));
        }

        assertThat(files()).hasSize(2);
    }

    /** In each record of 64 bytes: of the git id, of the digest, of the size and of the checksum. */
    @ParameterizedTest
    @ValueSource(ints = {3, 25, 59, 61})
    void whereOneByteIsWrongAllIsReadAgain(int at) throws IOException {
        byte[] kept = Files.readAllBytes(file());
        for (int record = 0; record < kept.length; record += 64) {
            kept[record + at] ^= 1;
        }
        Files.write(file(), kept);

        assertThat(read(Optional.of(digests))).isEqualTo(whole);
        forgetFile("a.txt");
        assertThat(read(Optional.of(digests))).isEqualTo(whole);
    }

    @Test
    void whereTheEndIsMissingAllIsReadAgain() throws IOException {
        byte[] kept = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(kept, kept.length - 7));

        assertThat(read(Optional.of(digests))).isEqualTo(whole);
        assertThat(file()).hasSize(kept.length);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseCanChangeWhatIsRemembered() {
        assertThat(digests)
                .satisfies(d -> assertThat(Files.getPosixFilePermissions(d))
                        .isEqualTo(PosixFilePermissions.fromString("rwx------")));
    }

    @Test
    void whatWasRemovedMeanwhileIsNotMadeAgain() {
        Path removed = directory.resolve("removed");

        assertThat(read(Optional.of(removed.resolve("digests")))).isEqualTo(whole);

        assertThat(removed).doesNotExist();
    }

    @Test
    void aMemoryThatCannotBeWrittenOnlyCostsTime() throws IOException {
        Path blocked = directory.resolve("blocked");
        Files.writeString(blocked, "a file", StandardOpenOption.CREATE_NEW);

        assertThat(read(Optional.of(blocked))).isEqualTo(whole);
    }

    private Manifest read(Optional<Path> remembered) {
        try (Repository repository = open(project, remembered)) {
            return repository.content(revision, List.of("**")).manifest();
        }
    }

    private static Repository open(Path path, Optional<Path> remembered) {
        return Repositories.open(path, Clock.systemUTC(), remembered);
    }

    private void forgetFile(String name) throws IOException {
        String id = new GitProgram(project).run("rev-parse", revision.id() + ":" + name);
        Files.delete(project.resolve(".git/objects").resolve(id.substring(0, 2)).resolve(id.substring(2)));
    }

    private Path file() {
        return files().getFirst();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(digests)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
