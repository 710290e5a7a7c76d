package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.words.Summary;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Verdict;
import dev.slipway.git.BranchChange;
import dev.slipway.git.GitProgram;
import dev.slipway.git.Prediction;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Query;
import dev.slipway.project.Rollout;
import dev.slipway.project.Tier;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.ui.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches are changed as a person saw it proposed, with a record, and can be put back. */
class BranchingTest {
    private static final List<String> HOST = List.of("web-1");

    @TempDir
    private Path directory;

    private RecordedProject project;
    private GitProgram git;
    private Release release;

    @BeforeEach
    void open() {
        project = RecordedProject.in(
                directory,
                Clock.systemUTC(),
                new RecordedProject.Place("staging", Tier.STAGING, HOST),
                new RecordedProject.Place("production", Tier.PRODUCTION, HOST));
        git = new GitProgram(project.directory());
        git.run("config", "user.name", "Ana Souza");
        git.run("config", "user.email", "ana@shop.example");
        release = project.release("v1.8.3", 2);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private Branching branches() {
        return project.workspace().branching();
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.No<T>(var refused) -> throw new AssertionError(refused.reason());
        };
    }

    private static Refused no(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?>(var value) -> throw new AssertionError("It was done: " + value);
            case Outcome.No<?>(var refused) -> refused;
        };
    }

    private String tip(String branch) {
        return git.run("rev-parse", branch);
    }

    /** What the trail tells of branches, oldest first. */
    private List<String> told() {
        return trail().map(entry -> entry.kind() + " " + entry.subject() + ": " + Summary.of(entry))
                .toList();
    }

    private Stream<Entry> trail() {
        return project
                .workspace()
                .journal()
                .find(Query.newest(Criteria.ALL.withKind("branch"), 100))
                .reversed()
                .stream();
    }

    @Test
    void aBranchIsMadeAsProposedAndToldBeforeAndAfterwards() throws Exception {
        Proposal.Change proposal = done(branches().create("release/1.9", "v1.8.3"));
        String before = git.run("for-each-ref");

        Changed made = done(branches().carryOut(proposal));

        assertThat(before).doesNotContain("release/1.9");
        assertThat(tip("release/1.9")).isEqualTo(release.revision().id());
        assertThat(told())
                .containsExactly(
                        "branch.create-wanted release/1.9: at "
                                + release.revision().abbreviated(),
                        "branch.created release/1.9: at " + release.revision().abbreviated());
        done(branches().carryOut(done(branches().undo(made))));
        assertThat(git.run("branch", "--list", "release/*")).isEmpty();
        assertThat(git.run("status", "--porcelain")).isEmpty();
    }

    @Test
    void whatIsNotPossibleIsRefusedBeforeAnythingIsRecorded() throws Exception {
        assertThat(no(branches().create("a b", "main")).reason()).contains("holds a space");
        assertThat(no(branches().create("x", "nowhere")).reason()).contains("nowhere");
        assertThat(no(branches().delete("main")).reason()).contains("main is checked out");
        assertThat(no(branches().delete("gone")).reason()).isEqualTo("There is no branch gone here.");
        assertThat(no(branches().rename("main", "trunk")).reason()).contains("main is checked out");
        assertThat(told()).isEmpty();
    }

    @Test
    void aDeletionSaysWhatWouldBeLostAndComesBackByUndo() throws Exception {
        git.run("branch", "topic", git.run("commit-tree", "-p", "main", "-m", "feat: only here", "main^{tree}"));
        String tip = tip("topic");

        Proposal.Change proposal = done(branches().delete("topic"));
        Changed deleted = done(branches().carryOut(proposal));

        assertThat(proposal.lost().commits()).isEqualTo(1);
        assertThat(proposal.lost().newest().getFirst().subject()).isEqualTo("feat: only here");
        assertThat(git.run("branch", "--list", "topic")).isEmpty();
        done(branches().carryOut(done(branches().undo(deleted))));
        assertThat(tip("topic")).isEqualTo(tip);
        assertThat(told())
                .endsWith(
                        "branch.deleted topic: was at " + tip.substring(0, 7),
                        "branch.undo-wanted topic: at " + tip.substring(0, 7),
                        "branch.undone topic: at " + tip.substring(0, 7));
    }

    @Test
    void aProposalThatIsNoLongerTrueIsRefused() throws Exception {
        git.run("branch", "topic", "main");
        Proposal.Change proposal = done(branches().delete("topic"));
        Proposal.Change forward = done(branches().create("other", "main"));
        git.run("branch", "-f", "topic", "main~1");
        git.run("branch", "other", "main~1");

        assertThat(no(branches().carryOut(proposal)).reason()).contains("topic was moved meanwhile");
        assertThat(no(branches().carryOut(forward)).reason()).contains("other exists already");
        assertThat(tip("topic")).isEqualTo(tip("main~1"));
        assertThat(told()).isEmpty();
    }

    @Test
    void aRenamedBranchIsTheSameUnderItsNewNameAndWhatItFollowsIsSaidToStay() throws Exception {
        git.run("branch", "topic", "main");
        git.run("remote", "add", "origin", "../nowhere.git");
        git.run("config", "branch.topic.remote", "origin");
        git.run("config", "branch.topic.merge", "refs/heads/topic");

        Proposal.Change proposal = done(branches().rename("topic", "feature/topic"));
        Changed renamed = done(branches().carryOut(proposal));

        assertThat(proposal.notes())
                .singleElement()
                .asString()
                .contains("git config --rename-section branch.topic branch.feature/topic");
        assertThat(git.run("branch", "--list", "--format=%(refname:short)")).isEqualTo("feature/topic\nmain");
        assertThat(told()).endsWith("branch.renamed topic: now feature/topic");
        done(branches().carryOut(done(branches().undo(renamed))));
        assertThat(git.run("branch", "--list", "--format=%(refname:short)")).isEqualTo("main\ntopic");
    }

    @Test
    void aBranchGoesForwardAndBackToWhereItWas() throws Exception {
        String old = tip("main~1");
        git.run("branch", "staging", old);

        done(branches().carryOut(done(branches().fastForward("staging", "main"))));

        assertThat(tip("staging")).isEqualTo(tip("main"));
        assertThat(no(branches().fastForward("staging", "main")).reason())
                .isEqualTo("staging has everything of main already.");
        assertThat(git.run("reflog", "show", "-1", "--format=%gs", "staging"))
                .isEqualTo("merge " + tip("main") + ": Fast-forward");
        Revision earlier = branches().earlier("staging").getFirst().revision();
        done(branches().carryOut(done(branches().putBack("staging", earlier))));
        assertThat(tip("staging")).isEqualTo(old);
        assertThat(told())
                .contains("branch.forwarded staging: " + old.substring(0, 7) + " to "
                        + tip("main").substring(0, 7));
    }

    /** A branch with its own commit, made without the work tree. */
    private void branchOff(String branch, String from, String file, String content) {
        String blob = git.runWith((content + "\n").getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin");
        String tree = git.runWith(
                (git.run("ls-tree", from) + "\n100644 blob " + blob + "\t" + file + "\n")
                        .getBytes(StandardCharsets.UTF_8),
                "mktree");
        git.run("branch", branch, git.run("commit-tree", "-p", from, "-m", "feat: " + file, tree));
    }

    @Test
    void onlyBranchesThatCanTakeAnActAreOfferedForIt() throws Exception {
        git.run("branch", "behind", "main~1");
        branchOff("apart", "main~1", "apart.txt", "apart\n");
        git.run("branch", "same", "main");
        List<String> all = List.of("same", "apart", "gone", "behind", "main");

        assertThat(done(branches().takers(Act.MERGE, "main", all))).containsExactly("apart", "behind");
        assertThat(done(branches().takers(Act.FAST_FORWARD, "main", all))).containsExactly("behind");
        assertThat(done(branches().takers(Act.REVERT, "main", all))).containsExactly("same", "main");
        assertThat(done(branches().takers(Act.REVERT, git.run("rev-parse", "main~1"), all)))
                .containsExactly("same", "apart", "behind", "main");
        assertThat(no(branches().takers(Act.MERGE, "nowhere", all)).reason()).contains("nowhere");
    }

    @Test
    void aMergeIsPredictedMadeAndTakenBack() throws Exception {
        branchOff("develop", "main", "a", "a");
        branchOff("topic", "main", "b", "b");
        String before = tip("develop");

        Proposal.Joining proposal = done(branches().merge("develop", "topic"));
        Changed merged = done(branches().carryOut(proposal));

        assertThat(((Prediction.Clean) proposal.prediction()).changes()).hasSize(1);
        assertThat(git.run("log", "-1", "--format=%P %an %s", "develop"))
                .isEqualTo(before + " " + tip("topic") + " Ana Souza Merge branch 'topic' into develop");
        assertThat(git.run("ls-tree", "--name-only", "develop")).contains("a\nb");
        assertThat(told())
                .endsWith("branch.merged develop: " + before.substring(0, 7) + " to "
                        + tip("develop").substring(0, 7) + " with "
                        + tip("topic").substring(0, 7)
                        + " \u00b7 Merge branch 'topic' into develop");
        assertThat(merged.change())
                .isEqualTo(BranchChange.moved("develop", new Revision(before), new Revision(tip("develop"))));
        done(branches().carryOut(done(branches().undo(merged))));
        assertThat(tip("develop")).isEqualTo(before);
    }

    @Test
    void aMergeWithConflictsIsShownAndNotMade() throws Exception {
        branchOff("develop", "main", "a", "one");
        branchOff("topic", "main", "a", "other");
        String before = git.run("for-each-ref");

        Proposal.Joining proposal = done(branches().merge("develop", "topic"));

        assertThat(((Prediction.Conflicts) proposal.prediction())
                        .files()
                        .getFirst()
                        .path())
                .isEqualTo("a");
        assertThat(no(branches().carryOut(proposal)).reason()).isEqualTo("The merge has conflicts in 1 file.");
        assertThat(git.run("for-each-ref")).isEqualTo(before);
        assertThat(told()).isEmpty();
    }

    @Test
    void aMergeIntoABranchThatIsCheckedOutIsPredictedButLeftToGit() throws Exception {
        branchOff("topic", "main~1", "b", "b");

        Proposal.Joining proposal = done(branches().merge("main", "topic"));

        assertThat(proposal.prediction()).isInstanceOf(Prediction.Clean.class);
        assertThat(proposal.refused().orElseThrow().reason()).contains("main is checked out");
        assertThat(no(branches().carryOut(proposal)).reason()).contains("main is checked out");
    }

    @Test
    void aMergeIntoWhatMovedMeanwhileIsNotMade() throws Exception {
        branchOff("develop", "main", "a", "a");
        branchOff("topic", "main", "b", "b");
        Proposal.Joining proposal = done(branches().merge("develop", "topic"));
        git.run("branch", "-f", "develop", "main");

        assertThat(no(branches().carryOut(proposal)).reason()).contains("develop was moved meanwhile");
        assertThat(tip("develop")).isEqualTo(tip("main"));
    }

    @Test
    void aCommitIsTakenBackOnABranchAsGitWouldDoIt() throws Exception {
        branchOff("develop", "main", "a", "a");
        String reverted = tip("develop");

        Proposal.Joining proposal = done(branches().revert("develop", "develop", OptionalInt.empty()));
        done(branches().carryOut(proposal));

        assertThat(git.run("log", "-1", "--format=%B", "develop"))
                .isEqualTo("Revert \"feat: a\"\n\nThis reverts commit " + reverted + ".\n");
        assertThat(git.run("rev-parse", "develop^{tree}")).isEqualTo(git.run("rev-parse", "main^{tree}"));
        assertThat(no(branches().revert("main", reverted, OptionalInt.empty())).reason())
                .contains("main does not contain " + reverted.substring(0, 7));
    }

    @Test
    void aRevertOfAMergeAsksWhichSideStays() throws Exception {
        branchOff("develop", "main", "a", "a");
        branchOff("topic", "main", "b", "b");
        done(branches().carryOut(done(branches().merge("develop", "topic"))));

        assertThat(no(branches().revert("develop", "develop", OptionalInt.empty()))
                        .reason())
                .contains("is a merge");
        assertThat(no(branches().revert("develop", "develop", OptionalInt.of(3)))
                        .reason())
                .contains("has no parent 3");
        done(branches().carryOut(done(branches().revert("develop", "develop", OptionalInt.of(1)))));
        assertThat(git.run("rev-parse", "develop^{tree}")).isEqualTo(git.run("rev-parse", "develop~2^{tree}"));
    }

    @Test
    void aHotfixBeginsWithWhatIsLiveOnProduction() throws Exception {
        assertThat(no(branches().hotfix(Optional.empty())).reason()).contains("Nothing is live on production");
        live("production", release);
        project.release("v1.9.0", 3);

        Proposal.Change proposal = done(branches().hotfix(Optional.empty()));
        done(branches().carryOut(proposal));

        assertThat(tip("hotfix/1.8.4")).isEqualTo(release.revision().id());
        assertThat(no(branches().hotfix(Optional.empty())).reason())
                .isEqualTo("The branch hotfix/1.8.4 exists already.");
        git.run("tag", "v1.8.4", "hotfix/1.8.4");
        assertThat(done(branches().hotfix(Optional.of("production"))).change().branch())
                .isEqualTo("hotfix/1.8.5");
        Proposal.Change named = done(branches().hotfix(Optional.of("production"), "hotfix/vat"));
        assertThat(named.change()).isEqualTo(BranchChange.made("hotfix/vat", release.revision()));
        assertThat(done(branches().hotfixName(Optional.empty()))).startsWith("hotfix/");
        assertThat(no(branches().hotfix(Optional.of("staging"))).reason()).contains("staging is no environment");
    }

    @Test
    void aHotfixOfWhatTheRepositoryLacksIsRefused() throws Exception {
        live("production", new Release(new Revision("1".repeat(40)), release.tag(), release.version()));

        assertThat(no(branches().hotfix(Optional.empty())).reason())
                .isEqualTo("The commit 1111111 of what is live, v1.8.3, is not in this repository.");
    }

    private void live(String environment, Release release) {
        Plan plan = Samples.plan(environment, Tier.PRODUCTION, HOST, release, Mode.DEPLOY, Rollout.OnFailure.ROLLBACK);
        String id = environment + "-20261121-160500-00000001";
        project.record(List.of(
                new Event.Started(id, Samples.NOW, plan, "ana", "", Optional.empty(), Optional.empty()),
                new Event.Ended(id, Samples.NOW.plus(Duration.ofSeconds(2)), Verdict.SUCCEEDED, "as it was told")));
    }
}
