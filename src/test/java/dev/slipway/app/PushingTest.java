package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.app.words.Summary;
import dev.slipway.git.GitException;
import dev.slipway.git.GitProgram;
import dev.slipway.git.TransferProgress;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Query;
import dev.slipway.project.Tier;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a remote gets or loses is proposed from what the last fetch saw, and refused where somebody was faster. */
class PushingTest {
    @TempDir
    private Path directory;

    private RecordedProject project;
    private GitProgram git;
    private GitProgram bare;

    @BeforeEach
    void open() {
        project = RecordedProject.in(
                directory,
                Clock.systemUTC(),
                new RecordedProject.Place("production", Tier.PRODUCTION, List.of("web-1")));
        git = new GitProgram(project.directory());
        bare = GitProgram.init(directory.resolve("bare.git"), "--bare");
        git.run("remote", "add", "origin", directory.resolve("bare.git").toString());
        git.run("push", "-q", "-u", "origin", "main");
    }

    @AfterEach
    void close() {
        project.close();
    }

    private Pushing pushing() {
        return project.workspace().pushing();
    }

    private Outcome<Sent> carryOut(Outcome<Proposal.Sending> proposed) throws InterruptedException {
        return switch (proposed) {
            case Outcome.No<Proposal.Sending>(var refused) -> throw new AssertionError(refused.reason());
            case Outcome.Done<Proposal.Sending>(var proposal) -> pushing().carryOut(proposal, TransferProgress.UNHEARD);
        };
    }

    private static String no(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?>(var value) -> throw new AssertionError("It was done: " + value);
            case Outcome.No<?>(var refused) -> refused.reason();
        };
    }

    private List<String> told() {
        return project
                .workspace()
                .journal()
                .find(Query.newest(Criteria.ALL.withKind("branch"), 100))
                .reversed()
                .stream()
                .map(entry -> entry.kind() + " " + entry.subject() + ": " + Summary.of(entry))
                .toList();
    }

    private Outcome<Proposal.Sending> main() {
        return pushing().push("main", Optional.empty(), Optional.empty());
    }

    @Test
    void aBranchGoesToWhatItFollowsAndTheTagWithIt() throws Exception {
        String before = git.run("rev-parse", "--short=7", "main");
        project.release("v1.0.0", 1);
        String after = git.run("rev-parse", "--short=7", "main");

        Outcome<Sent> sent = carryOut(pushing().push("main", Optional.empty(), Optional.of("v1.0.0")));

        assertThat(sent).isInstanceOf(Outcome.Done.class);
        assertThat(bare.run("rev-parse", "main", "v1.0.0")).isEqualTo(git.run("rev-parse", "main", "v1.0.0"));
        assertThat(git.run("rev-parse", "origin/main")).isEqualTo(git.run("rev-parse", "main"));
        assertThat(no(main())).isEqualTo("origin/main is there already.");
        assertThat(told())
                .containsExactly(
                        "branch.push-wanted origin/main and tag v1.0.0: " + before + " to " + after,
                        "branch.pushed origin/main and tag v1.0.0: " + before + " to " + after);
    }

    @Test
    void aNewBranchGoesToTheUsualRemoteOrToANamedPlace() throws Exception {
        git.run("branch", "topic");

        carryOut(pushing().push("topic", Optional.empty(), Optional.empty()));
        carryOut(pushing().push("topic", Optional.of(new Pushing.Place("origin", "review/topic")), Optional.empty()));

        assertThat(bare.run("branch", "--format=%(refname:short)")).isEqualTo("main\nreview/topic\ntopic");
        assertThat(no(pushing().push("topic", Optional.of(new Pushing.Place("elsewhere", "x")), Optional.empty())))
                .isEqualTo("The repository has no remote elsewhere.");
        assertThat(no(pushing().push("gone", Optional.empty(), Optional.empty())))
                .contains("no branch gone");
        assertThat(no(pushing().push("main", Optional.empty(), Optional.of("v9"))))
                .contains("no tag v9");
    }

    @Test
    void aPushSaysWhichCommitsItBringsNewestFirst() throws Exception {
        project.commits(22);

        Proposal.News more = news(main());

        assertThat(more.beyond()).isEqualTo("origin/main");
        assertThat(more.commits()).isEqualTo(22);
        assertThat(more.newest().getFirst().subject()).isEqualTo(git.run("log", "-1", "--format=%s"));

        git.run("branch", "topic", "main~20");
        Proposal.News ofNew = news(pushing().push("topic", Optional.empty(), Optional.empty()));
        assertThat(ofNew.beyond()).isEqualTo("origin/main");
        assertThat(ofNew.commits()).isEqualTo(2);
        assertThat(ofNew.newest()).hasSize(2);
        git.run("branch", "--no-track", "old", "origin/main");
        assertThat(done(pushing().push("old", Optional.empty(), Optional.empty()))
                        .exchange()
                        .news())
                .isEmpty();
    }

    private static Proposal.News news(Outcome<Proposal.Sending> proposed) {
        return done(proposed).exchange().news().orElseThrow();
    }

    private static Proposal.Sending done(Outcome<Proposal.Sending> proposed) {
        return switch (proposed) {
            case Outcome.No<Proposal.Sending>(var refused) -> throw new AssertionError(refused.reason());
            case Outcome.Done<Proposal.Sending>(var proposal) -> proposal;
        };
    }

    @Test
    void aRewrittenBranchSaysWhatTheRemoteWouldLose() throws Exception {
        git.run("commit", "-q", "--amend", "-m", "feat: open the shop, better");

        Outcome<Proposal.Sending> proposal = main();
        Outcome<Sent> sent = carryOut(proposal);

        assertThat(proposal)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(
                                        ((Proposal.Sending) done.value()).lost().newest())
                                .extracting(commit -> commit.subject())
                                .containsExactly("feat: open the shop"));
        assertThat(sent).isInstanceOf(Outcome.Done.class);
        assertThat(bare.run("rev-parse", "main")).isEqualTo(git.run("rev-parse", "main"));
        assertThat(told())
                .last()
                .asString()
                .startsWith("branch.pushed origin/main: ")
                .contains("The remote's branch lost 1 commit: ");
    }

    @Test
    void aPushThatNobodyAnsweredStandsInTheTrailAsThat() throws Exception {
        project.release("v1.0.0", 1);
        Outcome<Proposal.Sending> proposal = main();
        git.run("remote", "set-url", "origin", directory.resolve("away.git").toString());

        assertThatExceptionOfType(GitException.class).isThrownBy(() -> carryOut(proposal));

        assertThat(told()).last().asString().startsWith("branch.push-unanswered origin/main: ");
    }

    @Test
    void whatSomebodyElsePushedMeanwhileIsNeverOverwritten() throws Exception {
        String theirs = git.run("commit-tree", "-p", "main", "-m", "feat: theirs", "main^{tree}");
        git.run("push", "-q", bare(), theirs + ":refs/heads/main");
        project.release("v1.0.0", 1);

        String reason = no(carryOut(main()));

        assertThat(reason)
                .isEqualTo("origin did not take branch main: somebody moved it meanwhile: it is at "
                        + theirs.substring(0, 7) + " and not at " + git.run("rev-parse", "--short=7", "main~1") + ".");
        assertThat(bare.run("rev-parse", "main")).isEqualTo(theirs);
        assertThat(told())
                .last()
                .asString()
                .startsWith("branch.push-refused origin/main: ")
                .endsWith(reason);
    }

    private String bare() {
        return directory.resolve("bare.git").toString();
    }

    @Test
    void aBranchThatMovedHereSinceItWasProposedIsNotPushed() throws Exception {
        project.release("v1.0.0", 1);
        Outcome<Proposal.Sending> proposal = main();
        project.release("v1.1.0", 1);

        assertThat(no(carryOut(proposal))).isEqualTo("The branch main was moved meanwhile.");
        assertThat(told()).isEmpty();
    }

    @Test
    void aTagThatIsThereWithAnotherTargetIsRefused() throws Exception {
        project.release("v1.0.0", 1);
        git.run("push", "-q", bare(), "main~1:refs/tags/v1.0.0");

        assertThat(no(carryOut(pushing().push("main", Optional.empty(), Optional.of("v1.0.0")))))
                .contains("origin did not take");
        assertThat(bare.run("rev-parse", "v1.0.0")).isEqualTo(git.run("rev-parse", "main~1"));
        assertThat(bare.run("rev-parse", "main")).isEqualTo(git.run("rev-parse", "main~1"));
    }

    @Test
    void aBranchOfTheRemoteGoesWithWhatItAloneHolds() throws Exception {
        String theirs = git.run("commit-tree", "-p", "main", "-m", "feat: only there", "main^{tree}");
        git.run("push", "-q", "origin", theirs + ":refs/heads/topic");
        Pushing.Place topic = new Pushing.Place("origin", "topic");

        Outcome<Proposal.Sending> proposal = pushing().deleteBranch(topic);
        Outcome<Sent> sent = carryOut(proposal);

        assertThat(proposal)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(
                                        ((Proposal.Sending) done.value()).lost().commits())
                                .isEqualTo(1));
        assertThat(sent).isInstanceOf(Outcome.Done.class);
        assertThat(bare.run("branch", "--format=%(refname:short)")).isEqualTo("main");
        assertThat(no(pushing().deleteBranch(topic))).contains("The last fetch saw no branch topic");
        assertThat(told()).endsWith("branch.deleted-remote origin/topic: was at " + theirs.substring(0, 7));
    }

    @Test
    void aTagOfTheRemoteGoesAndStaysHere() throws Exception {
        project.release("v1.0.0", 1);
        git.run("push", "-q", "origin", "v1.0.0");

        Outcome<Sent> sent = carryOut(pushing().deleteTag(Optional.empty(), "v1.0.0"));

        assertThat(sent).isInstanceOf(Outcome.Done.class);
        assertThat(bare.run("tag")).isEmpty();
        assertThat(git.run("tag")).isEqualTo("v1.0.0");
        assertThat(no(pushing().deleteTag(Optional.empty(), "v2"))).contains("There is no tag v2 here");
    }
}
