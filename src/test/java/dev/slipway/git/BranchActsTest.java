package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.Revision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Branches are made, renamed, moved and deleted without a work tree, and every change can be taken back. */
class BranchActsTest {
    @TempDir
    Path directory;

    private GitProgram git;
    private Revision first;
    private Revision second;
    private Repository repository;

    @BeforeEach
    void makeRepository() {
        git = GitProgram.init(directory.resolve("shop"));
        first = git.write("a", "one\n").commit("feat: one");
        second = git.write("a", "two\n").commit("feat: two");
        open();
    }

    private void open() {
        repository = Repositories.open(git.directory());
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private Optional<Obstacle> carryOut(BranchChange change) {
        return repository.branchActs().carryOut(change, "slipway: test");
    }

    private void refused(BranchChange change, String... words) {
        String before = git.run("for-each-ref");
        assertThat(repository.branchActs().obstacle(change).orElseThrow().reason())
                .contains(words);
        assertThat(carryOut(change).orElseThrow().reason()).contains(words);
        assertThat(git.run("for-each-ref")).isEqualTo(before);
    }

    @Test
    void aBranchIsMadeWithALogThatSaysWhyAndBecomesNoneAgain() {
        BranchChange.Moved made = BranchChange.made("hotfix/1.8.4", first);

        assertThat(carryOut(made)).isEmpty();

        assertThat(git.revision("hotfix/1.8.4")).isEqualTo(first);
        assertThat(git.run("reflog", "show", "--format=%gs|%gn", "hotfix/1.8.4"))
                .isEqualTo("slipway: test|Cleo Marsh");
        assertThat(carryOut(made.back())).isEmpty();
        assertThat(git.run("branch", "--list", "hotfix/*")).isEmpty();
        assertThat(git.run("status", "--porcelain")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|at least one character",
                "HEAD|checked out",
                "@|checked out",
                "-d|begins with a dash",
                "a b|a space",
                "a~1|holds ~",
                "a^|holds ^",
                "a:b|holds :",
                "a*|holds *",
                "a\\b|holds \\",
                "a..b|holds ..",
                "a@{b|holds @{",
                "a//b|holds //",
                "/a|begins or ends with a slash",
                "a/|begins or ends with a slash",
                "a.|ends with a dot",
                "a/.b|its part .b",
                "a.lock/b|its part a.lock"
            })
    void aNameThatGitForbidsIsRefusedWithWhatIsWrongWithIt(String name, String wrong) {
        refused(BranchChange.made(name, first), "No branch can be called", wrong);
        git.run("branch", "old");
        refused(new BranchChange.Renamed("old", name, second), "No branch can be called", wrong);
    }

    @Test
    void aNameThatIsTakenOrAFolderOfOthersIsRefused() {
        git.run("branch", "release");
        git.run("branch", "fix/a");

        refused(BranchChange.made("release", first), "The branch release exists already.");
        refused(BranchChange.made("release/1.9", first), "There is a branch release");
        refused(BranchChange.made("fix", first), "There is a branch fix/a");
        refused(new BranchChange.Renamed("release", "fix", second), "There is a branch fix/a");
        refused(BranchChange.made("x", new Revision("1".repeat(40))), "is not in this repository");
    }

    @Test
    void aBranchMayTakeANameBelowItsOwn() {
        git.run("branch", "release", first.id());

        assertThat(carryOut(new BranchChange.Renamed("release", "release/1.9", first)))
                .isEmpty();

        assertThat(git.run("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads/release"))
                .isEqualTo("refs/heads/release/1.9 " + first.id());
        assertThat(carryOut(new BranchChange.Renamed("release", "release/1.9", first).back()))
                .isEmpty();
        assertThat(git.revision("release")).isEqualTo(first);
    }

    @Test
    void aRenamedBranchKeepsItsLogAndTheConfigurationStaysAsItIs() throws Exception {
        git.run("branch", "old", first.id());
        git.run("update-ref", "-m", "by hand", "refs/heads/old", second.id());
        git.run("config", "branch.old.remote", "origin");
        byte[] configuration = Files.readAllBytes(git.directory().resolve(".git/config"));

        assertThat(carryOut(new BranchChange.Renamed("old", "new", second))).isEmpty();

        assertThat(git.run("branch", "--format=%(refname:short)")).isEqualTo("main\nnew");
        assertThat(git.run("reflog", "show", "--format=%gs", "new"))
                .isEqualTo("slipway: test\nby hand\nbranch: Created from " + first.id());
        assertThat(Files.readAllBytes(git.directory().resolve(".git/config"))).isEqualTo(configuration);
        assertThat(git.run("fsck", "--strict")).isEmpty();
    }

    @Test
    void whatMovedMeanwhileIsLeftAsItIs() {
        git.run("branch", "next", first.id());
        BranchChange seen = BranchChange.moved("next", first, second);
        BranchChange gone = BranchChange.deleted("next", first);
        BranchChange renamed = new BranchChange.Renamed("next", "later", first);
        Revision third = git.write("a", "three\n").commit("feat: three");
        git.run("branch", "-f", "next", third.id());

        String moved = "was moved meanwhile: it is at " + third.abbreviated() + " and not at " + first.abbreviated();
        refused(seen, moved);
        refused(gone, moved);
        refused(renamed, moved);
        git.run("branch", "-D", "next");
        refused(gone, "There is no branch next.");
    }

    @Test
    void aBranchThatAWorkTreeStandsOnIsNeverTouched() {
        git.run("branch", "linked");
        git.run("worktree", "add", "-q", "../linked", "linked");

        refused(BranchChange.moved("main", second, first), "The branch main is checked out in " + git.directory());
        refused(BranchChange.deleted("main", second), "is checked out");
        refused(new BranchChange.Renamed("main", "trunk", second), "is checked out");
        refused(BranchChange.moved("linked", second, first), "checked out in " + directory.resolve("linked"));
        try (Repository fromLinked = Repositories.open(directory.resolve("linked"))) {
            assertThat(fromLinked.branchActs().obstacle(BranchChange.deleted("main", second)))
                    .get()
                    .satisfies(main -> assertThat(main.reason()).contains("checked out in " + git.directory()));
        }
    }

    @Test
    void aBranchThatIsRebasedOrBisectedIsNotTouched() {
        git.run("branch", "topic", first.id());
        git.run("worktree", "add", "-q", "../topic", "topic");
        GitProgram topic = new GitProgram(directory.resolve("topic"));
        Revision tip = topic.write("a", "other\n").commit("feat: other");
        topic.answers("rebase", "main");
        git.run("bisect", "start", "HEAD", first.id());
        git.run("checkout", "-q", "--detach");

        refused(BranchChange.deleted("topic", tip), "being rebased in " + directory.resolve("topic"));
        refused(BranchChange.deleted("main", second), "being bisected in " + git.directory());
    }

    @Test
    void theBranchThatABareRepositoryOpensWithCanMoveButNotGo() {
        repository.close();
        git.run("clone", "-q", "--bare", ".", "../bare.git");
        git = new GitProgram(directory.resolve("bare.git"));
        open();

        refused(BranchChange.deleted("main", second), "HEAD of this repository names");
        assertThat(carryOut(BranchChange.moved("main", second, first))).isEmpty();
        assertThat(repository.branchActs().earlier("main", 9))
                .extracting(EarlierTip::revision)
                .containsExactly(second);
    }

    @Test
    void anotherNameOfABranchIsNoBranchToChange() {
        git.run("branch", "real");
        git.run("symbolic-ref", "refs/heads/alias", "refs/heads/real");

        refused(BranchChange.deleted("alias", second), "alias is another name of real");
    }

    @Test
    void whatADeletedBranchAloneHoldsIsTold() throws Exception {
        git.run("checkout", "-q", "-b", "topic");
        git.write("b", "b\n").commit("feat: only here");
        git.run("tag", "kept");
        Revision tip = git.write("b", "c\n").commit("fix: nowhere else");
        git.run("checkout", "-q", "main");
        git.run("branch", "-q", "merged", first.id());
        BranchActs acts = repository.branchActs();

        Lost lost = acts.lost(BranchChange.deleted("topic", tip));

        assertThat(lost.commits()).isEqualTo(1);
        assertThat(lost.newest()).extracting(Commit::subject).containsExactly("fix: nowhere else");
        git.run("tag", "-d", "kept");
        assertThat(acts.lost(BranchChange.deleted("topic", tip)).commits()).isEqualTo(2);
        assertThat(acts.lost(BranchChange.moved("topic", tip, second)).commits())
                .isEqualTo(2);
        assertThat(acts.lost(BranchChange.deleted("merged", first)).nothing()).isTrue();
        assertThat(acts.lost(BranchChange.made("new", first)).nothing()).isTrue();
    }

    @Test
    void aDeletedBranchComesBack() {
        git.run("branch", "topic", first.id());
        BranchChange.Moved deleted = BranchChange.deleted("topic", first);

        assertThat(carryOut(deleted)).isEmpty();
        git.run("pack-refs", "--all");

        assertThat(carryOut(deleted.back())).isEmpty();
        assertThat(git.revision("topic")).isEqualTo(first);
    }

    @Test
    void whereABranchWasBeforeIsToldWithWhenWhoAndWhy() {
        Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        git.run("branch", "next", first.id());
        git.run("update-ref", "-m", "by hand", "refs/heads/next", second.id());
        carryOut(BranchChange.moved("next", second, first));
        carryOut(BranchChange.moved("next", first, second));

        var earlier = repository.branchActs().earlier("next", 9);

        assertThat(earlier).extracting(EarlierTip::revision).containsExactly(first);
        assertThat(earlier.getFirst().by()).isEqualTo(new Person("Cleo Marsh", "cleo@shop.example"));
        assertThat(earlier.getFirst().reason()).isEqualTo("slipway: test");
        assertThat(earlier.getFirst().until()).isBetween(began, Instant.now());
        assertThat(repository.branchActs().earlier("nowhere", 9)).isEmpty();
    }

    @Test
    void aLockThatAnotherProgramLeftIsSaid() throws Exception {
        git.run("branch", "next", first.id());
        Files.createFile(git.directory().resolve(".git/refs/heads/next.lock"));

        assertThat(carryOut(BranchChange.moved("next", first, second))
                        .orElseThrow()
                        .reason())
                .contains("Another program changes the branch next just now");
        assertThat(git.revision("next")).isEqualTo(first);
    }
}
