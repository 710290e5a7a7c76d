package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.Revision;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which commits changed a file. */
class ChangedPathsTest {
    @TempDir
    private Path directory;

    private GitProgram git;

    @BeforeEach
    void make() {
        git = GitProgram.init(directory);
        commit("web/cart.js", "1");
        commit("db/orders.sql", "1");
        git.run("checkout", "-q", "-b", "feature");
        commit("web/cart.js", "2");
        git.run("checkout", "-q", "main");
        commit("db/orders.sql", "2");
        git.run("merge", "-q", "--no-edit", "feature");
        git.run("rm", "-q", "web/cart.js");
        git.run("commit", "-q", "-m", "remove the cart");
        commit("web/cart.js/index.js", "1");
    }

    private void commit(String path, String text) {
        git.write(path, text + "\n").run("add", ".");
        git.run("commit", "-q", "-m", path + " " + text);
    }

    private List<String> changing(Predicate<String> path) {
        try (Repository repository = Repositories.open(directory)) {
            List<Revision> all =
                    git.run("rev-list", "--all").lines().map(Revision::new).toList();
            return repository.changing(all, path).stream().map(Revision::id).toList();
        }
    }

    @Test
    void theyAreThoseThatGitListsWithoutMergesThatOnlyBringThem() {
        assertThat(changing(path -> path.startsWith("web/")))
                .hasSize(4)
                .isEqualTo(git.run("log", "--all", "--full-history", "--no-merges", "--format=%H", "--", "web")
                        .lines()
                        .toList());
        assertThat(changing(path -> path.equals("db/orders.sql"))).hasSize(2);
        assertThat(changing(path -> path.endsWith(".md"))).isEmpty();
    }

    @Test
    void aMergeThatChangesAFileItselfIsOneOfThem() {
        git.run("checkout", "-q", "-b", "other", "HEAD~1");
        commit("web/price.js", "1");
        git.run("checkout", "-q", "main");
        git.run("merge", "-q", "--no-commit", "other");
        git.write("web/price.js", "mended while it was merged\n").run("add", ".");
        git.run("commit", "-q", "-m", "merge other");

        assertThat(changing(path -> path.endsWith("price.js")))
                .containsExactly(
                        git.run("rev-parse", "main").strip(),
                        git.run("rev-parse", "other").strip());
    }
}
