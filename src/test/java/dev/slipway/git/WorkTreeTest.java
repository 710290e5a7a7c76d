package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a work tree is told as git status tells it, within bounds. */
class WorkTreeTest {
    @TempDir
    private Path directory;

    private GitProgram git;

    @BeforeEach
    void make() {
        git = GitProgram.init(directory.resolve("shop"));
        git.write(".gitignore", "ignored/\n*.log\n")
                .write("a.txt", "a")
                .write("b/c.txt", "c")
                .write("d.txt", "d")
                .commit("feat: start");
    }

    private WorkTree tree(int limit) {
        try (Repository repository = Repositories.open(directory.resolve("shop"))) {
            return repository.workTree(limit).orElseThrow();
        }
    }

    @Test
    void ofOneAsCommittedNothingIsToldButWhatIsTracked() {
        git.write("ignored/x.txt", "x").write("debug.log", "x");

        WorkTree tree = tree(100);

        assertThat(tree.changed()).isEmpty();
        assertThat(tree.untracked()).isEmpty();
        assertThat(tree.tracked()).containsExactly(".gitignore", "a.txt", "b/c.txt", "d.txt");
        assertThat(tree.complete()).isTrue();
    }

    @Test
    void whatIsEditedStagedOrGoneIsChangedAndWhatIsNewIsUntracked() throws IOException {
        git.write("a.txt", "another").write("staged.txt", "s").write("b/new.txt", "n");
        git.run("add", "staged.txt");
        Files.delete(directory.resolve("shop/d.txt"));

        WorkTree tree = tree(100);

        assertThat(tree.changed()).containsExactly("a.txt", "d.txt", "staged.txt");
        assertThat(tree.untracked()).containsExactly("b/new.txt");
        assertThat(tree.tracked()).contains("staged.txt");
    }

    @Test
    void aFileInConflictIsChanged() {
        git.run("switch", "-q", "-c", "other");
        git.write("a.txt", "theirs").commit("feat: theirs");
        git.run("switch", "-q", "main");
        git.write("a.txt", "ours").commit("feat: ours");
        git.answers("merge", "-q", "other");

        assertThat(tree(100).changed()).containsExactly("a.txt");
    }

    @Test
    void aFileThatWasOnlyTouchedIsNotChanged() throws IOException {
        Files.setLastModifiedTime(directory.resolve("shop/a.txt"), FileTime.fromMillis(1_000_000));

        assertThat(tree(100).changed()).isEmpty();
    }

    @Test
    void whereThereIsMoreThanTheBoundItSaysSo() {
        git.write("a.txt", "another");
        for (int i = 0; i < 30; i++) {
            git.write("more/" + i, "");
        }

        WorkTree tree = tree(10);

        assertThat(tree.complete()).isFalse();
        assertThat(tree.changed()).containsExactly("a.txt");
        assertThat(tree.untracked()).hasSizeLessThan(10);
    }

    @Test
    void aBareRepositoryHasNone() {
        git.run("clone", "-q", "--bare", ".", "../bare.git");

        try (Repository repository = Repositories.open(directory.resolve("bare.git"))) {
            assertThat(repository.workTree(100)).isEmpty();
        }
    }

    @Test
    void filesOfACommitHaveTheSizesThatGitStores() {
        Revision head = git.write("e/large.txt", "x".repeat(5000)).commit("feat: more");

        try (Repository repository = Repositories.open(directory.resolve("shop"))) {
            assertThat(repository.sizes(head, 100))
                    .contains(new SizedFile("a.txt", OptionalLong.of(1)))
                    .contains(new SizedFile("e/large.txt", OptionalLong.of(5000)));
            assertThat(repository.sizes(head, 2)).extracting(SizedFile::path).isEqualTo(List.of(".gitignore", "a.txt"));
        }
    }
}
