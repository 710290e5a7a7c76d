package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningTest {
    @TempDir
    Path directory;

    @Test
    void aRepositoryIsFoundFromADirectoryOrAFileInsideIt() {
        GitProgram git = GitProgram.init(directory).write("src/deep/a.txt", "a");
        Revision head = git.commit("feat: start");

        for (String inside : List.of("", "src/deep", "src/deep/a.txt", ".git")) {
            try (Repository repository = Repositories.open(directory.resolve(inside))) {
                assertThat(repository.head()).isEqualTo(new Head(Optional.of("main"), Optional.of(head)));
            }
        }
    }

    @Test
    void aBareRepositoryIsNeverModified() {
        GitProgram git = GitProgram.init(directory);
        Revision head = git.commit("feat: start");
        git.run("clone", "-q", "--bare", ".", "bare.git");

        try (Repository repository = Repositories.open(directory.resolve("bare.git"))) {
            assertThat(repository.head().revision()).contains(head);
            assertThat(repository.modified()).isFalse();
        }
    }

    @Test
    void aLinkedWorkTreeHasItsOwnHeadAndTheSharedBranches() throws IOException {
        GitProgram git = GitProgram.init(directory.resolve("main-tree"));
        git.write("a.txt", "a").commit("feat: start");
        git.run("worktree", "add", "-q", "-b", "hotfix", "../linked");
        Path linked = directory.resolve("linked");
        Revision fix = new GitProgram(linked).write("b.txt", "b").commit("fix: b");

        try (Repository repository = Repositories.open(linked)) {
            assertThat(repository.head()).isEqualTo(new Head(Optional.of("hotfix"), Optional.of(fix)));
            assertThat(repository.branches()).extracting(Branch::name).containsExactly("hotfix", "main");
            assertThat(repository.modified()).isFalse();
            Files.writeString(linked.resolve("a.txt"), "changed");
            assertThat(repository.modified()).isTrue();
        }
    }

    @Test
    void openingAndReadingLeavesTheConfigurationAsItIs() throws IOException {
        GitProgram git = GitProgram.init(directory);
        Revision head = git.commit("feat: start");
        String before = Files.readString(directory.resolve(".git/config"));

        try (Repository repository = Repositories.open(directory)) {
            repository.compare(head, head);
            repository.tag("v1.0.0", head, "First");
        }

        assertThat(directory.resolve(".git/config")).hasContent(before);
    }

    @Test
    void aRepositoryWithoutACommitHasABranchAndNothingElse() {
        GitProgram.init(directory);

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.head()).isEqualTo(new Head(Optional.of("main"), Optional.empty()));
            assertThat(repository.branches()).isEmpty();
            assertThat(repository.tags()).isEmpty();
            assertThat(repository.resolve("main")).isEmpty();
            assertThat(repository.resolve("HEAD")).isEmpty();
            assertThat(repository.modified()).isFalse();
        }
    }

    @Test
    void aDetachedHeadNamesNoBranch() {
        GitProgram git = GitProgram.init(directory);
        Revision head = git.commit("feat: start");
        git.run("checkout", "-q", "--detach");

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.head()).isEqualTo(new Head(Optional.empty(), Optional.of(head)));
        }
    }

    @Test
    void aDirectoryOutsideOfAnyRepositoryIsRefused() {
        assertThatThrownBy(() -> Repositories.open(directory))
                .isInstanceOf(GitException.class)
                .hasMessage("There is no git repository at " + directory + " or above it.")
                .extracting(e -> ((GitException) e).remedy(), InstanceOfAssertFactories.STRING)
                .contains("git init");
    }

    @Test
    void aPathThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> Repositories.open(directory.resolve("absent")))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("There is no " + directory.resolve("absent"));
    }

    @Test
    void aRepositoryWithSha256IdsIsRefusedBecauseTheyWouldBeMisread() {
        GitProgram git = GitProgram.init(directory, "--object-format=sha256");
        git.run("commit", "-q", "--allow-empty", "-m", "feat: start");

        assertThatThrownBy(() -> Repositories.open(directory))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("extension objectformat = sha256, which Slipway cannot read");
    }

    @ParameterizedTest
    @CsvSource({"core.repositoryformatversion, 2", "extensions.fancyPacks, true", "extensions.refStorage, cloud"})
    void aFormatThatIsNotKnownIsRefused(String setting, String value) {
        GitProgram git = GitProgram.init(directory);
        git.commit("feat: start");
        git.run("config", "core.repositoryformatversion", "1");
        git.run("config", setting, value);

        assertThatThrownBy(() -> Repositories.open(directory))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("which Slipway cannot read");
    }

    @ParameterizedTest
    @CsvSource({
        "noop, true",
        "preciousObjects, true",
        "worktreeConfig, true",
        "objectFormat, sha1",
        "relativeWorktrees, true"
    })
    void anExtensionThatChangesNothingForReadingIsAccepted(String setting, String value) {
        GitProgram git = GitProgram.init(directory);
        Revision head = git.commit("feat: start");
        git.run("config", "core.repositoryformatversion", "1");
        git.run("config", "extensions." + setting, value);

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.resolve("main")).contains(head);
        }
    }

    @Test
    void aBrokenConfigurationIsRefusedByTheNameOfItsRepository() {
        GitProgram.init(directory).write(".git/config", "[core\nnonsense");

        assertThatThrownBy(() -> Repositories.open(directory))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("configuration of " + directory.resolve(".git") + " is not valid");
    }
}
