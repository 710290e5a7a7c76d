package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.git.diff.FileDiff;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of repositories that are not as most are: shown as git shows it, or refused in a sentence, and never changed. */
class StrangeRepositoriesTest {
    @TempDir
    Path directory;

    private GitProgram withThreeCommits(Path place) {
        GitProgram git = GitProgram.init(place);
        git.write("a.txt", "1\n").commit("feat: one");
        git.write("a.txt", "2\n").commit("feat: two");
        git.write("b.txt", "3\n").commit("feat: three");
        return git;
    }

    @Test
    void anEmptyRepositoryHasABranchAndNoHistory() {
        GitProgram.init(directory);

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.head()).isEqualTo(new Head(Optional.of("main"), Optional.empty()));
        assertThat(reading.rows()).isEmpty();
        assertThat(reading.refused()).isEmpty();
    }

    @Test
    void aBranchWithoutACommitIsShownBesideOthersThatHaveThem() {
        GitProgram git = withThreeCommits(directory);
        git.run("checkout", "-q", "--orphan", "unborn");

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.head()).isEqualTo(new Head(Optional.of("unborn"), Optional.empty()));
        assertThat(reading.branches()).extracting(Branch::name).containsExactly("main");
        assertThat(reading.ids())
                .containsExactlyElementsOf(git.run("rev-list", "main").lines().toList());
    }

    @Test
    void branchesWithNothingInCommonStandBesideEachOther() {
        GitProgram git = withThreeCommits(directory);
        git.run("checkout", "-q", "--orphan", "pages");
        git.commit("docs: start of another history");

        assertThat(HistoryReading.of(directory).isThatOf(git).branches()).hasSize(2);
    }

    @Test
    void aDetachedHeadThatNoBranchContainsIsShown() {
        GitProgram git = withThreeCommits(directory);
        git.run("checkout", "-q", "--detach");
        Revision alone = git.commit("feat: nowhere else");

        assertThat(HistoryReading.of(directory).isThatOf(git).head())
                .isEqualTo(new Head(Optional.empty(), Optional.of(alone)));
    }

    @Test
    void aRebaseInProgressAndALockedIndexStopNothing() {
        GitProgram git = withThreeCommits(directory);
        git.run("checkout", "-q", "-b", "topic", "main~1");
        git.write("b.txt", "other\n").commit("feat: in conflict");
        assertThat(git.accepts("rebase", "-q", "main")).isFalse();
        git.write(".git/index.lock", "").write(".git/HEAD.lock", "").write(".git/refs/heads/main.lock", "");

        assertThat(HistoryReading.of(directory).isThatOf(git).branches()).hasSize(2);
    }

    @Test
    void aShallowCloneEndsWhereItEnds() {
        GitProgram origin = withThreeCommits(directory.resolve("origin"));
        origin.run("clone", "-q", "--depth", "2", origin.directory().toUri().toString(), "../shallow");
        GitProgram shallow = new GitProgram(directory.resolve("shallow"));

        HistoryReading reading = HistoryReading.of(shallow.directory()).isThatOf(shallow);

        assertThat(reading.rows()).hasSize(2);
        assertThat(reading.changes().get(shallow.revision("HEAD~1").id()))
                .as("all files of the commit at which it ends")
                .extracting(ChangedFile::path)
                .containsExactly("a.txt");
    }

    @Test
    void aPartialCloneShowsItsHistoryAndSaysWhatItLacks() {
        GitProgram origin = withThreeCommits(directory.resolve("origin"));
        origin.run("config", "uploadpack.allowFilter", "true");
        origin.run(
                "clone",
                "-q",
                "--bare",
                "--filter=blob:none",
                origin.directory().toUri().toString(),
                "../partial");
        Path partial = directory.resolve("partial");

        HistoryReading reading = HistoryReading.of(partial);

        assertThat(reading.rows()).hasSize(3);
        assertThat(reading.commits()).hasSize(3);
        assertThat(reading.changes().values())
                .flatExtracting(files -> files.stream().map(ChangedFile::path).toList())
                .containsExactly("b.txt", "a.txt", "a.txt");
        assertThat(reading.refused())
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal)
                        .hasMessageContaining("is a partial clone and lacks object")
                        .extracting(GitException::remedy)
                        .isEqualTo("Fetch what is absent: git fetch --refetch --no-filter"));
    }

    @Test
    void aRepositoryWithSha256IdsIsRefused() {
        GitProgram.init(directory, "--object-format=sha256").run("commit", "-q", "--allow-empty", "-m", "start");

        assertThatThrownBy(() -> HistoryReading.of(directory))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("which Slipway cannot read");
    }

    @Test
    void refsInATableAreReadAsThoseInFiles() throws IOException {
        GitProgram git = withThreeCommits(directory);
        git.run("branch", "feature/cart", "main~1");
        git.run("tag", "-a", "v1.0.0", "-m", "First", "main~2");
        HistoryReading files = HistoryReading.of(directory).isThatOf(git);
        try (FileRepository repository = (FileRepository) new FileRepositoryBuilder()
                .setGitDir(directory.resolve(".git").toFile())
                .build()) {
            repository.convertRefStorage("reftable", false, false);
        }

        HistoryReading table = HistoryReading.of(directory);

        assertThat(table).usingRecursiveComparison().isEqualTo(files);
    }

    @Test
    void submodulesAndLfsPointersAreShownForWhatTheyAre() {
        GitProgram git = withThreeCommits(directory);
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0a".repeat(32) + "\nsize 12345\n";
        git.write("film.mp4", pointer);
        git.run("update-index", "--add", "--cacheinfo", "160000," + "1234567890".repeat(4) + ",library");
        git.run("add", "film.mp4");
        git.run("commit", "-q", "-m", "feat: library and film");

        assertThat(HistoryReading.of(directory).isThatOf(git).diffs())
                .hasAtLeastOneElementOfType(FileDiff.Submodule.class)
                .hasAtLeastOneElementOfType(FileDiff.Lfs.class);
    }

    @Test
    void aMissingTreeOrFileIsSaidAndAllElseIsShown() throws IOException {
        GitProgram git = withThreeCommits(directory);
        for (String object : List.of("HEAD:b.txt", "HEAD~2^{tree}")) {
            Files.delete(loose(git.run("rev-parse", object)));
        }

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.ids())
                .containsExactlyElementsOf(git.run("rev-list", "main").lines().toList());
        assertThat(reading.commits()).hasSize(3);
        assertThat(reading.refused())
                .isNotEmpty()
                .allSatisfy(refusal ->
                        assertThat(refusal).hasMessageMatching("The repository .* lacks object [0-9a-f]{40}\\."));
    }

    @Test
    void aMissingParentIsNamedAndTheHistoryAboveIsShown() throws IOException {
        GitProgram git = withThreeCommits(directory);
        git.run("branch", "old", "main~2");
        Revision missing = git.revision("main~1");
        List<String> left =
                List.of(git.revision("main").id(), git.revision("main~2").id());
        Files.delete(loose(missing.id()));

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.ids()).containsExactlyElementsOf(left);
        assertThat(reading.unreadable()).containsExactly(missing);
        assertThat(reading.rows().getFirst().apart()).containsExactly(missing);
        assertThat(reading.refused())
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal).hasMessageContaining("lacks object " + missing.id()));
    }

    @Test
    void aDamagedCommitIsNamedAndAllOthersAreShown() throws IOException {
        GitProgram git = withThreeCommits(directory);
        Revision damaged = git.revision("main~1");
        Path file = loose(damaged.id());
        Files.delete(file);
        Files.writeString(file, "this is no object");

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.ids()).containsExactly(git.run("rev-parse", "main"));
        assertThat(reading.unreadable()).containsExactly(damaged);
        assertThat(reading.refused())
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal).hasMessageContaining(damaged.id()));
    }

    @Test
    void aCommitThatOnlyTheCommitGraphKnowsKeepsNoOtherFromBeingRead() throws IOException {
        GitProgram git = withThreeCommits(directory);
        git.run("commit-graph", "write", "--reachable");
        Revision missing = git.revision("main~1");
        Files.delete(loose(missing.id()));

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.rows()).hasSize(3);
        assertThat(reading.commits().values()).extracting(Commit::subject).containsExactly("feat: three", "feat: one");
        assertThat(reading.refused())
                .anySatisfy(refusal -> assertThat(refusal)
                        .hasMessage("The repository " + directory + " lacks object " + missing.id() + "."));
    }

    private Path loose(String id) {
        return directory.resolve(".git/objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
    }
}
