package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.deploy.Mode;
import dev.slipway.git.GitProgram;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Query;
import dev.slipway.project.Rollout;
import dev.slipway.project.Tier;
import dev.slipway.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A developer in the history, in the window. */
@OnDisplay
class HistoryWindowTest {
    private static final String GO = "Go to a branch, a tag, an id or a day";

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init") // start sets them
    private RecordedProject project;

    @SuppressWarnings("NullAway.Init")
    private GitProgram git;

    @SuppressWarnings("NullAway.Init")
    private Release first;

    @Start
    void start(Stage stage) {
        project = RecordedProject.in(
                directory, Clock.systemUTC(), new Place("production", Tier.PRODUCTION, List.of("web-1")));
        git = new GitProgram(project.directory());
        git.run("config", "user.name", "Ana Souza");
        git.run("config", "user.email", "ana@shop.example");
        first = project.release("v1.0.0", 2);
        git.run("branch", "feature/cart");
        project.release("v1.1.0", 2);
        Windows.show(stage, project);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private Person inHistory(FxRobot robot) {
        return inHistoryOf(robot, 3);
    }

    private Person inHistoryOf(FxRobot robot, int commits) {
        Person person = new Person(robot);
        person.presses("History");
        person.sees(commits + " commits");
        return person;
    }

    @Test
    void commitsAreFoundAndOneIsLookedAtDownToTheLinesOfAFile(FxRobot robot) {
        Person person = inHistory(robot);
        person.types("Find commits by words, author, path or day", "brings");
        person.sees("2 commits found");
        person.types(GO, "v1.1.0");
        person.types(KeyCode.ENTER);
        person.sees("feat: what v1.1.0 brings");
        person.sees("In v1.1.0.");
        person.sees("2 files, +2 \u22122");
        person.pressesOn("src/page0.html");
        person.sees("Ignore white space");
        person.types(KeyCode.ESCAPE);
        person.seesNoMore("Ignore white space");
        person.types(KeyCode.ESCAPE);
        person.seesNoMore("feat: what v1.1.0 brings");
    }

    @Test
    void aNameThatIsNotThereIsToldAndTheHistoryStays(FxRobot robot) {
        Person person = inHistory(robot);
        person.types(GO, "nowhere");
        person.types(KeyCode.ENTER);
        person.sees("There is no tag, branch or commit called nowhere.");
        person.sees("3 commits");
    }

    @Test
    void twoAreComparedAsGitNamesThem(FxRobot robot) {
        Person person = inHistory(robot);
        person.types(GO, "feature/cart..main");
        person.types(KeyCode.ENTER);
        person.sees("0 commits only in feature/cart");
        person.sees("1 commit only in main");
        person.sees("feature/cart can be fast-forwarded to main.");
        person.presses("Release notes\u2026");
        person.sees("What main has more than feature/cart");
        assertThat(robot.lookup(".notes-sheet .text-area")
                        .queryTextInputControl()
                        .getText())
                .contains("what v1.1.0 brings");
        Pictures.photographDressed(robot.window(0).getScene(), "history-notes");
        person.presses("Close");
        person.presses("Show all commits");
        person.sees("3 commits");
    }

    @Test
    void aBranchIsMadeAtACommitAndUndone(FxRobot robot) {
        Person person = inHistory(robot);
        person.types(GO, "v1.0.0");
        person.types(KeyCode.ENTER);
        person.presses("Do with this commit");
        person.pressesOn("New branch here\u2026");
        person.types("Name", "bad..name");
        person.sees("bad..name");
        person.cannotPress("Make the branch");
        person.doesNotSee("Try again");
        person.types("Name", "fix/totals");
        person.sees("fix/totals  nothing \u2192 " + first.revision().abbreviated());
        Pictures.photographDressed(robot.targetWindow().getScene(), "history-branch");
        List<Bounds> before = places(robot);
        person.presses("Make the branch");
        person.sees("totals");
        person.sees("Undo: delete fix/totals");
        assertThat(places(robot)).isEqualTo(before);
        assertThat(git.run("rev-parse", "fix/totals"))
                .isEqualTo(first.revision().id());

        person.sees("Undo: delete fix/totals");
        Pictures.photographDressed(robot.targetWindow().getScene(), "history-undo");
        person.presses("Undo: delete fix/totals");
        person.presses("Undo");
        person.sees("fix/totals is deleted.");
        assertThat(git.run("branch", "--list", "fix/totals")).isEmpty();
        assertThat(project.workspace().journal().find(Query.newest(10)))
                .extracting(Entry::kind)
                .contains("branch.created", "branch.undone");
    }

    /** The branches that a sheet offers, of which the first is chosen. */
    private static List<String> choices(FxRobot robot) {
        ComboBox<?> box = robot.lookup(".act-sheet .combo-box").queryAs(ComboBox.class);
        assertThat(box.getValue()).isEqualTo(box.getItems().getFirst());
        return box.getItems().stream().map(String::valueOf).toList();
    }

    /** Where the lists of the screen are. */
    private static List<Bounds> places(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return Stream.of(".graph-pane", ".ref-list")
                .map(list -> robot.lookup(list).<Node>query())
                .map(list -> list.localToScene(list.getLayoutBounds()))
                .toList();
    }

    @Test
    void whatAnotherProgramHoldsIsTriedAgainOnceItIsFree(FxRobot robot) throws IOException {
        Path lock = Files.createFile(project.directory().resolve(".git/refs/heads/feature/cart.lock"));
        Person person = inHistory(robot);
        person.types(GO, "v1.1.0");
        person.types(KeyCode.ENTER);
        person.presses("Do with this commit");
        person.pressesOn("Fast-forward a branch to main\u2026");
        person.presses("Fast-forward");
        person.sees("Another program changes the branch feature/cart just now, or has left its lock file.");
        Files.delete(lock);
        person.presses("Try again");
        person.seesNoMore("Another program changes the branch");
        person.presses("Fast-forward");
        person.sees("Undo: put feature/cart back to " + first.revision().abbreviated());
    }

    @Test
    void aConflictIsKnownBeforeAnythingIsMerged(FxRobot robot) {
        git.run("checkout", "-q", "-b", "feature/page", "v1.0.0");
        project.release("v1.0.1", 1);
        git.run("checkout", "-q", "main");
        String before = git.run("rev-parse", "feature/cart");
        Person person = inHistoryOf(robot, 4);
        person.types(GO, "v1.1.0");
        person.types(KeyCode.ENTER);
        person.presses("Do with this commit");
        person.pressesOn("Merge main into a branch\u2026");
        person.sees("The branch could go forward to ");
        assertThat(choices(robot)).containsExactly("feature/cart", "feature/page");
        person.chooses("Into", "feature/page");
        person.sees("1 file would conflict. Merge in a work tree, where a person decides:");
        person.sees("src/page0.html: both changed the same lines (line 1)");
        Pictures.photographDressed(robot.window(0).getScene(), "history-conflict");
        person.cannotPress("Merge");
        person.chooses("Into", "feature/cart");
        person.sees("The branch could go forward to ");
        person.presses("Merge");
        person.sees("Undo: put feature/cart back to " + before.substring(0, 7));
        assertThat(git.run("log", "-1", "--format=%P", "feature/cart")).startsWith(before + " ");
    }

    @Test
    void aBranchIsPushedAndDeletedHereAndThere(FxRobot robot) {
        GitProgram there = shared();
        git.run("branch", "fix/totals", "v1.0.0");
        Person person = inHistory(robot);
        person.opensMenuOf("totals");
        person.pressesOn("Push\u2026");
        person.sees("origin/fix/totals");
        Pictures.photographDressed(robot.window(0).getScene(), "history-push");
        person.presses("Push");
        person.sees("On remotes");
        assertThat(there.run("rev-parse", "fix/totals"))
                .isEqualTo(first.revision().id());

        person.opensMenuOf("totals");
        person.pressesOn("Delete\u2026");
        person.sees("Nothing is lost: branches or tags contain all of its commits.");
        person.pressesOn("Then delete origin/fix/totals from its remote too");
        Pictures.photographDressed(robot.targetWindow().getScene(), "history-delete");
        person.presses("Delete the branch");
        person.sees("Delete origin/fix/totals from its remote");
        assertThat(git.run("branch", "--list", "fix/totals")).isEmpty();
        assertThat(there.run("branch", "--list", "fix/totals")).isNotEmpty();
        person.presses("Delete it there");
        person.sees("origin/fix/totals is deleted.");
        assertThat(there.run("branch", "--list", "fix/totals")).isEmpty();
    }

    @Test
    void aPushSaysWhatItBrings(FxRobot robot) {
        shared();
        git.run("push", "-q", "-u", "origin", "main");
        project.commits(12);
        Person person = inHistoryOf(robot, 15);
        person.opensMenuOf("main");
        person.pressesOn("Push\u2026");
        person.sees("12 commits that origin/main does not have yet:");
        person.sees(git.run("log", "-1", "--abbrev=7", "--format=%h  %s"));
        person.sees("\u2026 and 2 more");
        Pictures.photographDressed(robot.window(0).getScene(), "history-push-many");
        person.presses("Push");
        person.sees("origin/main is pushed.");
    }

    private GitProgram shared() {
        Path shared = directory.resolve("shared.git");
        git.run("init", "-q", "--bare", shared.toString());
        git.run("remote", "add", "origin", shared.toString());
        return new GitProgram(shared);
    }

    private void firstIsLive() {
        project.record(Runs.begin(
                        "production-20261121-160000-0a1b2c3d",
                        Samples.plan(
                                "production",
                                Tier.PRODUCTION,
                                List.of("web-1"),
                                first,
                                Mode.DEPLOY,
                                Rollout.OnFailure.ROLLBACK),
                        Instant.now().minus(Duration.ofMinutes(5)))
                .prepared()
                .batch(1)
                .finished()
                .events());
    }

    @Test
    void aHotfixBeginsAtWhatIsLiveOnProductionAndHasTheNameThatAPersonLikes(FxRobot robot) {
        firstIsLive();
        Person person = inHistory(robot);
        person.types(KeyCode.CONTROL, KeyCode.K);
        robot.write("hotfix");
        person.types(KeyCode.ENTER);
        person.sees("hotfix/1.0.1  nothing \u2192 " + first.revision().abbreviated());
        Pictures.photographDressed(robot.window(0).getScene(), "history-hotfix");
        person.types("Name", "hotfix/vat");
        person.sees("hotfix/vat  nothing \u2192 " + first.revision().abbreviated());
        person.presses("Make the branch");
        person.sees("Undo: delete hotfix/vat");
        assertThat(git.run("rev-parse", "hotfix/vat"))
                .isEqualTo(first.revision().id());
    }

    @Test
    void whatIsLiveOnProductionAndTheListOfBranchesOfferAHotfix(FxRobot robot) {
        firstIsLive();
        Person person = inHistory(robot);
        person.opensMenuOf("Branches");
        person.pressesOn("Hotfix from what is live on production\u2026");
        person.sees("hotfix/1.0.1  nothing \u2192 " + first.revision().abbreviated());
        person.presses("Cancel");
        person.types(GO, "v1.0.0");
        person.types(KeyCode.ENTER);
        person.presses("Do with this commit");
        person.pressesOn("Hotfix from what is live on production\u2026");
        person.presses("Make the branch");
        person.sees("Undo: delete hotfix/1.0.1");
        assertThat(git.run("rev-parse", "hotfix/1.0.1"))
                .isEqualTo(first.revision().id());
    }

    @Test
    void aBranchGoesBackToWhereItsReflogSaysItWas(FxRobot robot) {
        git.run("branch", "-f", "feature/cart", "v1.1.0");
        Person person = inHistory(robot);
        person.opensMenuOf("cart");
        person.pressesOn("Put back to where it was\u2026");
        person.sees("feature/cart  " + git.run("rev-parse", "--short=7", "feature/cart") + " \u2192 "
                + first.revision().abbreviated());
        Pictures.photographDressed(robot.window(0).getScene(), "history-back");
        person.presses("Put it back");
        person.sees("Undo: put feature/cart back to ");
        assertThat(git.run("rev-parse", "feature/cart"))
                .isEqualTo(first.revision().id());
    }

    @Test
    void aCommitIsTakenBackOnABranch(FxRobot robot) {
        git.run("branch", "release", "v1.1.0");
        Person person = inHistory(robot);
        person.types(GO, "v1.1.0");
        person.types(KeyCode.ENTER);
        person.presses("Do with this commit");
        person.pressesOn("Revert it on a branch\u2026");
        person.sees("There is no conflict.");
        assertThat(choices(robot)).containsExactly("release", "main");
        person.sees("src/page0.html");
        Pictures.photographDressed(robot.window(0).getScene(), "history-revert");
        person.presses("Revert");
        person.sees("Undo: put release back to ");
        assertThat(git.run("diff", "v1.0.0", "release")).isEmpty();
        assertThat(git.run("log", "-1", "--format=%s", "release")).startsWith("Revert \"feat: what v1.1.0 brings\"");
    }

    @Test
    void aBranchGoesForwardAndARowHasTheMenuOfItsCommit(FxRobot robot) {
        Person person = inHistory(robot);
        person.types(GO, "v1.1.0");
        person.types(KeyCode.ENTER);
        person.sees("feat: what v1.1.0 brings");
        robot.rightClickOn(".graph-pane");
        person.pressesOn("Compare with");
        person.leavesMenus();
        person.opensMenuOf("cart");
        person.pressesOn("Pin at the top");
        person.sees("Pinned");
        person.presses("Do with this commit");
        person.pressesOn("Fast-forward a branch to main\u2026");
        person.presses("Fast-forward");
        person.sees("Undo: put feature/cart back to " + first.revision().abbreviated());
        person.presses("Do with this commit");
        person.pressesOn("Fast-forward a branch to main\u2026");
        person.sees("No branch here can go forward to main: each has it already, or has commits of its own.");
        assertThat(git.run("rev-parse", "feature/cart")).isEqualTo(git.run("rev-parse", "v1.1.0^{commit}"));
    }

    @Test
    void whatAnotherGitClientDoesShowsByItself(FxRobot robot) {
        Person person = inHistory(robot);

        git.run("branch", "elsewhere");

        person.sees("elsewhere");
    }
}
