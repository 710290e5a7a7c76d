package dev.slipway.git.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.git.GitProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a merge is what {@code git merge-tree} says of it, over histories made by chance. */
class MergesLikeGitTest {
    private static final String CONFLICT = "conflict";
    private static final String UNSURE = "unsure";

    @TempDir
    Path directory;

    @Test
    void aMergeIsCalledCleanWhereGitCallsItCleanAndGivesTheSameFiles() throws Exception {
        compare(1, 400);
    }

    @Tag("long")
    @Test
    void thousandsOfMergesAreJudgedAsGitDoes() throws Exception {
        compare(2, 5_000);
    }

    private record Judged(String pair, String git, String alone, String withGit) {}

    private void compare(long seed, int number) throws IOException, InterruptedException {
        GitProgram git = GitProgram.init(directory);
        git.runWith(new RandomMerges(seed, number).stream(), "fast-import", "--quiet");
        List<Judged> judged = new ArrayList<>();
        try (Repository repository =
                new FileRepositoryBuilder().setWorkTree(directory.toFile()).build()) {
            Merging alone = new Merging(repository, Map.of());
            Merging withGit = new Merging(repository, System.getenv());
            for (int i = 0; i < number; i++) {
                String ours = git.run("rev-parse", "o" + i);
                String theirs = git.run("rev-parse", "t" + i);
                judged.add(new Judged(
                        "o" + i + " t" + i,
                        git(git, ours, theirs),
                        said(alone.commits(ours, theirs)),
                        said(withGit.commits(ours, theirs))));
            }
        }

        assertThat(judged)
                .as("clean only where git says so, and with the same files")
                .noneMatch(one -> wrong(one.git(), one.alone()) || wrong(one.git(), one.withGit()));
        assertThat(judged)
                .as("a conflict that git does not find")
                .filteredOn(one -> !one.git().equals(one.withGit()))
                .hasSizeLessThanOrEqualTo(number / 200);
        assertThat(judged)
                .as("left open where there is no git to ask")
                .filteredOn(one -> one.alone().equals(UNSURE))
                .hasSizeLessThan(number / 5);
    }

    private static boolean wrong(String git, String said) {
        return ObjectId.isId(said) && !said.equals(git);
    }

    private static String said(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Clean(var tree) -> tree;
            case Verdict.Conflicting(var files) -> files.isEmpty() ? "a conflict in no file" : CONFLICT;
            case Verdict.Unsure _ -> UNSURE;
        };
    }

    private static String git(GitProgram git, String ours, String theirs) {
        return git.answers("merge-tree", "--write-tree", ours, theirs)
                .map(said -> said)
                .orElse(CONFLICT);
    }
}
