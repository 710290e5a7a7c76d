package dev.slipway.ui.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.HandClock;
import dev.slipway.app.NextRelease;
import dev.slipway.app.Outcome;
import dev.slipway.app.Questions;
import dev.slipway.app.RecordedProject;
import dev.slipway.git.GitProgram;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Query;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Samples;
import dev.slipway.ui.YesPerson;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Background;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release is tagged in the window. */
class TagModelTest {
    @TempDir
    private Path directory;

    private final YesPerson person = new YesPerson();
    private RecordedProject project;
    private GitProgram git;
    private TagModel model;

    @BeforeEach
    void start() {
        project = RecordedProject.in(
                directory,
                new HandClock(Samples.NOW),
                new RecordedProject.Place("staging", Tier.STAGING, List.of("stage-1")));
        git = new GitProgram(project.directory());
        project.release("v1.0.0", 1);
        git.run("commit", "-q", "--allow-empty", "-m", "feat: coupons");
        model = model(Background.inPlace());
    }

    private TagModel model(Background background) {
        ScreenContext quiet = Pictures.withoutWindow(project.workspace());
        return new TagModel(
                new ScreenContext(
                        quiet.workspace(),
                        background,
                        quiet.navigator(),
                        person,
                        person,
                        quiet.stops(),
                        quiet.now(),
                        quiet.memory()),
                Optional.empty());
    }

    @AfterEach
    void stop() {
        project.close();
    }

    private GitProgram share() {
        Path shared = directory.resolve("shared.git");
        git.run("clone", "-q", "--bare", project.directory().toString(), shared.toString());
        git.run("remote", "add", "origin", shared.toString());
        return new GitProgram(shared);
    }

    private String message(String tag) {
        return git.run("tag", "-l", "--format=%(contents)", tag).strip();
    }

    @Test
    void theNotesAreProposedAndCanBeWrittenAnewOrPutBack() {
        model.read();
        assertThat(model.versionProperty().get()).isEqualTo("1.1.0");
        assertThat(model.notesProperty().get()).isEqualTo("### Features\n\n- coupons\n");

        model.notesProperty().set("All new.");
        model.backToProposed();
        assertThat(model.notesProperty().get()).isEqualTo("### Features\n\n- coupons\n");

        model.notesProperty().set("All new.\n\n### Thanks\n\nMia\n\n");
        model.tag();
        assertThat(message("v1.1.0")).isEqualTo("v1.1.0\n\nAll new.\n\n### Thanks\n\nMia");
    }

    @Test
    void theNotesFollowTheVersionUntilAPersonWritesThem() {
        git.run("tag", "-a", "-m", "try", "v1.1.0-rc.1");
        git.run("commit", "-q", "--allow-empty", "-m", "fix: total");
        model.read();
        String full = "### Features\n\n- coupons\n\n### Fixes\n\n- total\n";
        String tried = "### Fixes\n\n- total\n";
        assertThat(model.notesProperty().get()).isEqualTo(full);

        model.versionProperty().set(" v1.1.0-rc.2");
        assertThat(model.notesProperty().get()).isEqualTo(tried);
        model.versionProperty().set("1.1.0");
        assertThat(model.notesProperty().get()).isEqualTo(full);

        model.notesProperty().set("All new.");
        model.versionProperty().set("1.1.0-rc.2");
        assertThat(model.notesProperty().get()).isEqualTo("All new.");
        model.backToProposed();
        assertThat(model.notesProperty().get()).isEqualTo(tried);

        model.tag();
        assertThat(message("v1.1.0-rc.2")).isEqualTo("v1.1.0-rc.2\n\n" + tried.strip());
    }

    @Test
    void withoutNotesTheMessageIsTheTagsName() {
        model.read();
        model.notesProperty().set("  \n");
        model.tag();

        assertThat(message("v1.1.0")).isEqualTo("v1.1.0");
    }

    @Test
    void withoutARemoteThereIsNoneToPushTo() {
        model.read();

        assertThat(model.planProperty().get().orElseThrow().remotes()).isEmpty();
        assertThat(model.remoteProperty().get()).isEmpty();
    }

    @Test
    void theTagIsNotPushedUnlessThatIsWished() {
        GitProgram shared = share();
        model.read();
        model.tag();

        assertThat(model.madeProperty().get()).isPresent();
        assertThat(model.pushedProperty().get()).isEmpty();
        assertThat(shared.run("tag", "-l", "v1.1*")).isEmpty();

        model.push();
        assertThat(model.pushedProperty().get()).isEqualTo("origin");
        assertThat(shared.run("rev-parse", "v1.1.0")).isEqualTo(git.run("rev-parse", "v1.1.0"));
        assertThat(person.heard()).containsExactly("v1.1.0 is pushed to origin.");
    }

    @Test
    void ofSeveralRemotesTheUsualOneIsProposedAndAnotherCanBeChosen() {
        GitProgram shared = share();
        git.run("remote", "add", "backup", directory.resolve("shared.git").toString());
        model.read();
        assertThat(model.planProperty().get().orElseThrow().remotes()).containsExactly("origin", "backup");

        model.pushProperty().set(true);
        model.remoteProperty().set("backup");
        model.tag();

        assertThat(model.pushedProperty().get()).isEqualTo("backup");
        assertThat(shared.run("tag", "-l", "v1.1*")).isEqualTo("v1.1.0");
    }

    @Test
    void aTagThatTheRemoteHasOtherwiseStaysHereAndIsNotForced() {
        GitProgram shared = share();
        git.run("push", "-q", "origin", "HEAD~1:refs/tags/v1.1.0");
        model.read();
        model.pushProperty().set(true);
        model.tag();

        assertThat(model.madeProperty().get()).isPresent();
        assertThat(model.pushedProperty().get()).isEmpty();
        assertThat(model.pushing().faultProperty().get()).get().satisfies(fault -> {
            assertThat(fault.sentence())
                    .isEqualTo("origin did not take tag v1.1.0: a tag of this name is there already, and names"
                            + " something else.");
            assertThat(fault.remedy()).startsWith("Choose another version");
        });
        assertThat(model.unansweredProperty().get()).isFalse();
        assertThat(shared.run("rev-parse", "v1.1.0")).isEqualTo(git.run("rev-parse", "HEAD~1"));
        assertThat(git.run("tag", "-l", "v1.1*")).isEqualTo("v1.1.0");
    }

    @Test
    void whereTheRemoteGivesNoAnswerItIsOpenWhetherItHasTheTagUntilItIsPushedAgain() {
        GitProgram shared = share();
        String address = git.run("remote", "get-url", "origin");
        git.run("remote", "set-url", "origin", address + ".gone");
        model.read();
        model.pushProperty().set(true);
        model.tag();

        assertThat(model.pushing().faultProperty().get()).isPresent();
        assertThat(model.unansweredProperty().get()).isTrue();

        git.run("remote", "set-url", "origin", address);
        model.push();
        assertThat(model.unansweredProperty().get()).isFalse();
        assertThat(model.pushedProperty().get()).isEqualTo("origin");
        assertThat(shared.run("tag", "-l", "v1.1*")).isEqualTo("v1.1.0");
    }

    @Test
    void whoStopsAPushDoesNotKnowWhetherTheRemoteHasTheTag() {
        share();
        Deque<Runnable> work = new ArrayDeque<>();
        model = model(new Background(work::add, Runnable::run, Runnable::run));
        model.read();
        work.remove().run();
        model.tag();
        work.remove().run();
        assertThat(model.unansweredProperty().get()).isFalse();

        model.push();
        model.pushing().giveUp();
        assertThat(model.unansweredProperty().get()).isTrue();
    }

    @Test
    void aTagThatWasJustMadeCanBeDeletedAgainAndBothStandInTheTrail() {
        model.read();
        model.tag();
        model.undo();

        assertThat(git.run("tag", "-l", "v1.1*")).isEmpty();
        assertThat(person.heard()).containsExactly("v1.1.0 is deleted again.");
        assertThat(person.closed()).isOne();
        assertThat(project.workspace().journal().find(Query.newest(Criteria.ALL.withKind("release"), 10)))
                .extracting(entry -> entry.kind())
                .containsExactly("release.untagged", "release.untag-wanted", "release.tagged", "release.tag-wanted");
    }

    @Test
    void aTagThatIsAnotherMeanwhileIsNotDeleted() {
        model.read();
        model.tag();
        git.run("tag", "-f", "-a", "-m", "mine", "v1.1.0");
        model.undo();

        assertThat(git.run("tag", "-l", "v1.1*")).isEqualTo("v1.1.0");
        assertThat(model.undoing().faultProperty().get())
                .get()
                .satisfies(fault -> assertThat(fault.sentence()).contains("is not the one any more"));
    }

    @Test
    void whoLeavesWhileTheTagIsMadeAndPushedIsToldWhatBecameOfIt() {
        share();
        git.run("push", "-q", "origin", "HEAD~1:refs/tags/v1.1.0");
        Deque<Runnable> work = new ArrayDeque<>();
        model = model(new Background(work::add, Runnable::run, Runnable::run));
        model.read();
        work.remove().run();
        model.pushProperty().set(true);
        model.tag();
        model.leave();
        while (!work.isEmpty()) {
            work.remove().run();
        }

        assertThat(person.heard()).singleElement().asString().startsWith("v1.1.0 is tagged at ");
        assertThat(person.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.sentence()).startsWith("origin did not take tag v1.1.0"));
    }

    @Test
    void whoLeavesWhileTheTagIsDeletedKeepsTheNextSheetAndIsToldWhatBecameOfIt() {
        Deque<Runnable> work = new ArrayDeque<>();
        model = model(new Background(work::add, Runnable::run, Runnable::run));
        model.read();
        work.remove().run();
        model.tag();
        work.remove().run();
        String made = git.run("rev-parse", "v1.1.0");
        git.run("tag", "-f", "-a", "-m", "mine", "v1.1.0");
        model.undo();
        model.leave();
        work.remove().run();

        assertThat(person.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.sentence()).contains("is not the one any more"));

        git.run("update-ref", "refs/tags/v1.1.0", made);
        model.undo();
        work.remove().run();
        assertThat(person.heard()).containsExactly("v1.1.0 is deleted again.");
        assertThat(person.closed()).isZero();
    }

    @Test
    void withWhatItIsSignedIsSaidBefore() {
        model.read();
        assertThat(model.planProperty().get().orElseThrow().next().signing()).isEmpty();

        git.run("config", "tag.gpgSign", "true");
        assertThat(signedWith())
                .isEqualTo("gpg, by the key of " + project.workspace().project().person());
        git.run("config", "user.signingKey", "0A1B2C3D");
        assertThat(signedWith()).isEqualTo("gpg, by the key of 0A1B2C3D");
        git.run("config", "gpg.format", "ssh");
        git.run("config", "user.signingKey", "/home/ana/.ssh/id_ed25519.pub");
        assertThat(signedWith()).isEqualTo("the SSH key /home/ana/.ssh/id_ed25519.pub");
        git.run("config", "user.signingKey", "key::ssh-ed25519 AAAAC3Nz ana@laptop");
        assertThat(signedWith()).isEqualTo("the SSH key ssh-ed25519 ana@laptop");
        git.run("config", "--unset", "user.signingKey");
        assertThat(signedWith()).isEqualTo("an SSH key, but git is not told which");
    }

    private String signedWith() {
        project.reopen(Questions.NOBODY);
        return switch (project.workspace().nextRelease(Optional.empty())) {
            case Outcome.Done<NextRelease>(var next) -> next.signing().orElse("nothing");
            case Outcome.No<NextRelease>(var refused) -> refused.reason();
        };
    }
}
