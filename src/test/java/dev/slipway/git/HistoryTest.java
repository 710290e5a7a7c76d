package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.git.graph.AheadBehind;
import dev.slipway.release.Revision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final int COMMITS = 60;

    @TempDir
    Path directory;

    @Test
    void aCommitIsReadAsGitShowsIt() {
        GitProgram git = GitProgram.init(directory);
        Revision first = git.commit("chore: start");
        Revision second = git.commit("feat: grüße, \"quoted\" 世界\n\nBody in\ntwo lines.");

        try (Repository repository = Repositories.open(directory)) {
            Commit commit = repository.commit(second);
            assertThat(commit.subject()).isEqualTo("feat: grüße, \"quoted\" 世界");
            assertThat(commit.message()).isEqualTo(git.run("log", "-1", "--format=%B"));
            assertThat(commit.author()).isEqualTo(new Person("Ana Ruiz", "ana@shop.example"));
            assertThat(commit.at())
                    .isEqualTo(Instant.ofEpochSecond(Long.parseLong(git.run("log", "-1", "--format=%ct"))));
            assertThat(commit.parents()).containsExactly(first);
        }
    }

    @Test
    void countsAndListsEqualThoseOfGitForAnyShapeOfHistoryEvenWithWrongClocks() {
        GitProgram git = GitProgram.init(directory);
        Random random = new Random(20260101);
        new GeneratedHistory(COMMITS, 3, 8, 120).into(git, random);

        try (Repository repository = Repositories.open(directory)) {
            for (int sample = 0; sample < 40; sample++) {
                Revision left = git.revision("n" + random.nextInt(COMMITS));
                Revision right = git.revision("n" + random.nextInt(COMMITS));

                AheadBehind counts = repository.compare(left, right);
                assertThat(counts)
                        .isEqualTo(new AheadBehind(
                                git.contained(left, right).size(),
                                git.contained(right, left).size()));
                List<Commit> commits = repository.commitsBetween(left, right, COMMITS);
                assertThat(commits)
                        .extracting(commit -> commit.revision().id())
                        .containsExactlyInAnyOrderElementsOf(git.contained(right, left));
                assertThatChildrenComeFirst(commits);
            }
        }
    }

    @Test
    void withSeveralMergeBasesNothingIsCountedTwice() {
        GitProgram git = GitProgram.init(directory);
        git.commit("chore: start");
        git.run("checkout", "-q", "-b", "develop");
        git.commit("feat: one");
        git.run("checkout", "-q", "main");
        git.commit("fix: hot");
        git.run("merge", "-q", "--no-ff", "-m", "Merge develop", "develop");
        git.run("checkout", "-q", "develop");
        git.run("merge", "-q", "--no-ff", "-m", "Merge the fix back", "main^1");
        git.commit("feat: two");

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.compare(git.revision("main"), git.revision("develop")))
                    .isEqualTo(new AheadBehind(1, 2));
        }
    }

    @Test
    void aListIsNewestFirstAndNotLongerThanAsked() {
        GitProgram git = GitProgram.init(directory);
        Revision start = git.commit("chore: start");
        git.commit("feat: one");
        Revision two = git.commit("feat: two");
        Revision three = git.commit("feat: three");

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.commitsBetween(start, three, 2))
                    .extracting(Commit::revision)
                    .containsExactly(three, two);
            assertThat(repository.commitsBetween(three, start, 2)).isEmpty();
        }
    }

    @Test
    void aRevisionIsPushedOnceARemoteTrackingBranchContainsIt() {
        GitProgram origin = GitProgram.init(directory.resolve("origin"));
        Revision published = origin.commit("feat: published");
        origin.commit("feat: newer");
        origin.run("clone", "-q", ".", "../clone");
        GitProgram clone = new GitProgram(directory.resolve("clone"));
        Revision local = clone.commit("feat: only here");

        try (Repository repository = Repositories.open(clone.directory());
                Repository alone = Repositories.open(origin.directory())) {
            assertThat(repository.pushed(published)).isTrue();
            assertThat(repository.pushed(local)).isFalse();
            clone.run("push", "-q", "origin", "HEAD:refs/heads/next");
            assertThat(repository.pushed(local)).isTrue();
            assertThat(alone.pushed(published)).isFalse();
        }
    }

    @Test
    void aShallowCloneSaysSoAndItsHistoryEndsWhereGitsDoes() {
        GitProgram origin = GitProgram.init(directory.resolve("origin"));
        origin.commit("feat: one");
        origin.commit("feat: two");
        Revision three = origin.commit("feat: three");
        origin.run("clone", "-q", "--depth", "2", origin.directory().toUri().toString(), "../shallow");
        GitProgram shallow = new GitProgram(directory.resolve("shallow"));

        try (Repository repository = Repositories.open(shallow.directory());
                Repository whole = Repositories.open(origin.directory())) {
            assertThat(repository.shallow()).isTrue();
            assertThat(whole.shallow()).isFalse();
            Revision two = repository.commit(three).parents().getFirst();
            assertThat(repository.commit(two).parents()).isEmpty();
            assertThat(repository.compare(three, two)).isEqualTo(new AheadBehind(1, 0));
        }
    }

    @Test
    void aCommitThatTheRepositoryLacksIsNamed() {
        GitProgram.init(directory).commit("feat: start");
        Revision absent = new Revision("0123456789".repeat(4));

        try (Repository repository = Repositories.open(directory)) {
            assertThatThrownBy(() -> repository.commit(absent))
                    .isInstanceOf(GitException.class)
                    .hasMessage("The repository " + directory + " lacks object " + absent.id() + ".");
        }
    }

    private static void assertThatChildrenComeFirst(List<Commit> commits) {
        Set<Revision> seen = new HashSet<>();
        for (Commit commit : commits) {
            assertThat(seen).doesNotContainAnyElementsOf(commit.parents());
            seen.add(commit.revision());
        }
    }
}
