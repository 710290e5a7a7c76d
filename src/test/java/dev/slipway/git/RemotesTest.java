package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fetch and push do over SSH, with a real sshd and a real git at the other end. */
class RemotesTest extends WithRemote {

    @Test
    void aPushGivesTheRemoteTheBranchAndTheTagsThatGitSees() throws Exception {
        ours.run("tag", "-a", "v1.0.0", "-m", "The first");
        String tip = ours.run("rev-parse", "main");

        Transferred pushed = push(Push.branch("main"), Push.tag("v1.0.0"));

        assertThat(pushed.accepted()).isTrue();
        assertThat(pushed.refs().getFirst())
                .isEqualTo(new RefUpdate("refs/heads/main", Optional.empty(), Optional.of(tip), Optional.empty()));
        assertThat(bare.run("for-each-ref")).isEqualTo(ours.run("for-each-ref", "refs/heads", "refs/tags"));
        assertThat(ours.run("rev-parse", "origin/main")).isEqualTo(tip);
        bare.run("fsck", "--strict");
        assertThat(push(Push.branch("main"), Push.tag("v1.0.0")).accepted()).isTrue();
    }

    @Test
    void aFetchBringsWhatOthersPushedAndSaysWhatChanged() throws Exception {
        push(Push.branch("main"));
        String before = ours.run("rev-parse", "main");
        GitProgram theirs = theirs();
        theirs.write("readme", "two\n").commit("Second");
        theirs.run("tag", "-a", "v2.0.0", "-m", "Second");
        theirs.run("branch", "passing");
        theirs.run("push", "-q", "origin", "main", "v2.0.0", "passing");

        Transferred fetched = fetch(new Fetch(false, false));

        assertThat(fetched.refs())
                .extracting(RefUpdate::ref)
                .containsExactlyInAnyOrder(
                        "refs/remotes/origin/main", "refs/remotes/origin/passing", "refs/tags/v2.0.0");
        String after = theirs.run("rev-parse", "main");
        assertThat(fetched.refs())
                .contains(new RefUpdate(
                        "refs/remotes/origin/main", Optional.of(before), Optional.of(after), Optional.empty()));
        assertThat(ours.run("rev-parse", "origin/main", "v2.0.0")).isEqualTo(theirs.run("rev-parse", "main", "v2.0.0"));
        assertThat(ours.run("status", "--porcelain")).isEmpty();
        ours.run("fsck", "--strict");
        assertThat(fetch(new Fetch(false, false)).refs()).isEmpty();
    }

    @Test
    void pruningRemovesWhatTheRemoteNoLongerHasAndNothingElse() throws Exception {
        push(Push.branch("main"));
        GitProgram theirs = theirs();
        theirs.run("push", "-q", "origin", "main:passing");
        ours.run("tag", "ours-alone");
        fetch(new Fetch(false, false));
        theirs.run("push", "-q", "origin", ":passing");

        Transferred kept = fetch(new Fetch(false, false));
        String there = ours.run("for-each-ref", "--format=%(refname)", "refs/remotes");
        Transferred pruned = fetch(new Fetch(true, true));

        assertThat(kept.refs()).isEmpty();
        assertThat(there).contains("origin/passing");
        assertThat(pruned.refs())
                .singleElement()
                .satisfies(gone -> assertThat(gone.ref()).isEqualTo("refs/remotes/origin/passing"))
                .satisfies(gone -> assertThat(gone.after()).isEmpty());
        assertThat(ours.run("for-each-ref", "--format=%(refname)"))
                .isEqualTo("refs/heads/main\nrefs/remotes/origin/main\nrefs/tags/ours-alone");
    }

    @Test
    void aTagThatNamesSomethingElseHereIsLeftAsItIs() throws Exception {
        push(Push.branch("main"));
        GitProgram theirs = theirs();
        theirs.write("readme", "two\n").commit("Second");
        theirs.run("tag", "v1");
        theirs.run("push", "-q", "origin", "v1");
        ours.run("tag", "v1");
        String own = ours.run("rev-parse", "v1");

        Transferred fetched = fetch(new Fetch(false, true));
        Transferred pushed = push(Push.tag("v1"));

        assertThat(fetched.refs())
                .singleElement()
                .satisfies(tag ->
                        assertThat(tag.rejection().orElseThrow().reason()).contains("names something else"));
        assertThat(pushed.refs())
                .singleElement()
                .satisfies(tag ->
                        assertThat(tag.rejection().orElseThrow().reason()).contains("names something else"));
        assertThat(ours.run("rev-parse", "v1")).isEqualTo(own);
        assertThat(bare.run("rev-parse", "v1")).isEqualTo(theirs.run("rev-parse", "v1"));
    }

    @Test
    void aRewrittenBranchIsPushedOnlyWithALeaseThatStillHolds() throws Exception {
        push(Push.branch("main"));
        var known = ours.revision("main");
        ours.run("commit", "-q", "--amend", "-m", "First, better");

        RefUpdate without = push(Push.branch("main")).refs().getFirst();
        RefUpdate with = push(Push.branch("main", known)).refs().getFirst();

        assertThat(without.rejection().orElseThrow().reason()).contains("has commits that this one lacks");
        assertThat(with.accepted()).isTrue();
        assertThat(with.before()).contains(known.id());
        assertThat(bare.run("rev-parse", "main")).isEqualTo(ours.run("rev-parse", "main"));
    }

    @Test
    void aLeaseIsRefusedWhereSomebodyMovedTheBranchMeanwhile() throws Exception {
        push(Push.branch("main"));
        var known = ours.revision("main");
        GitProgram theirs = theirs();
        String moved = theirs.write("readme", "two\n").commit("Second").id();
        theirs.run("push", "-q", "origin", "main");
        ours.run("commit", "-q", "--amend", "-m", "First, better");

        RefUpdate refused = push(Push.branch("main", known)).refs().getFirst();

        assertThat(refused.rejection().orElseThrow().reason())
                .isEqualTo("somebody moved it meanwhile: it is at " + moved.substring(0, 7) + " and not at "
                        + known.abbreviated());
        assertThat(refused.before()).contains(moved);
        assertThat(bare.run("rev-parse", "main")).isEqualTo(moved);
    }

    @Test
    void whatAHookOfTheRemoteSaysIsHandedOn() throws Exception {
        hook("echo 'not on a Friday' >&2; exit 1");

        Transferred pushed = push(Push.branch("main"));

        assertThat(pushed.refs().getFirst().rejection().orElseThrow().reason()).contains("hook declined");
        assertThat(pushed.said()).contains("not on a Friday");
    }

    @Test
    void gitsProtocolIsTheSecondVersion() throws Exception {
        push(Push.branch("main"));

        fetch(new Fetch(false, false));

        assertThat(server.packets()).contains("version 2");
    }

    @Test
    void theProgressOfAPushIsTold() throws Exception {
        List<String> parts = new ArrayList<>();
        with(remotes -> remotes.push("origin", List.of(Push.branch("main")), (part, done, total) -> parts.add(part)));

        assertThat(parts).contains("Writing objects");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space.git", "it's $(touch pwned) `touch pwned` \"q\" ; touch pwned.git"})
    void aHostilePathIsAPath(String hostile) throws Exception {
        GitProgram other = server.bare("n" + number + hostile);
        ours.run("remote", "set-url", "origin", server.scp("n" + number + hostile));

        assertThat(push(Push.branch("main")).accepted()).isTrue();

        assertThat(other.run("rev-parse", "main")).isEqualTo(ours.run("rev-parse", "main"));
        assertThat(directory.resolve("home/pwned")).doesNotExist();
    }

    @Test
    void aBranchOfTheRemoteGoesOnlyIfItIsStillWhereItWasSeen() throws Exception {
        push(Push.branch("main"));
        var known = ours.revision("main");
        push(Push.branchTo("main", "passing", Optional.empty()));
        GitProgram theirs = theirs();
        String moved = theirs.write("readme", "two\n").commit("Second").id();
        theirs.run("push", "-q", "origin", "main:passing");

        RefUpdate refused = push(Push.branchGone("passing", known)).refs().getFirst();
        theirs.run("push", "-q", "-f", "origin", known.id() + ":refs/heads/passing");
        RefUpdate gone = push(Push.branchGone("passing", known)).refs().getFirst();

        assertThat(refused.rejection().orElseThrow().reason()).contains("moved it meanwhile", moved.substring(0, 7));
        assertThat(gone.accepted()).isTrue();
        assertThat(bare.run("branch", "--list", "passing")).isEmpty();
        assertThat(ours.run("branch", "-r")).doesNotContain("passing");
    }

    @Test
    void aTagOfTheRemoteGoesOnlyIfItIsStillTheSame() throws Exception {
        ours.run("tag", "-a", "v1.0.0", "-m", "The first");
        push(Push.branch("main"), Push.tag("v1.0.0"));
        String object = ours.run("rev-parse", "v1.0.0");

        RefUpdate refused = push(Push.tagGone("v1.0.0", "1".repeat(40))).refs().getFirst();
        RefUpdate gone = push(Push.tagGone("v1.0.0", object)).refs().getFirst();

        assertThat(refused.rejection().orElseThrow().reason()).contains("moved it meanwhile");
        assertThat(gone.accepted()).isTrue();
        assertThat(bare.run("tag")).isEmpty();
    }

    @Test
    void aBranchAndATagGoTogetherOrNotAtAll() throws Exception {
        ours.run("tag", "v1.0.0");
        push(Push.tag("v1.0.0"));
        ours.run("tag", "-d", "v1.0.0");
        ours.write("readme", "two\n").commit("Second");
        ours.run("tag", "v1.0.0");
        ours.run("tag", "v2.0.0");
        List<Push> taken = List.of(Push.branchTo("main", "main", Optional.empty()), Push.tag("v1.0.0"));
        List<Push> free = List.of(Push.branchTo("main", "main", Optional.empty()), Push.tag("v2.0.0"));

        Transferred refused = with(remotes -> remotes.pushTogether("origin", taken, TransferProgress.UNHEARD));
        String afterRefusal = bare.run("for-each-ref", "refs/heads");
        Transferred done = with(remotes -> remotes.pushTogether("origin", free, TransferProgress.UNHEARD));

        assertThat(refused.refs()).noneMatch(RefUpdate::accepted);
        assertThat(afterRefusal).isEmpty();
        assertThat(done.accepted()).isTrue();
        assertThat(bare.run("rev-parse", "main", "v2.0.0")).isEqualTo(ours.run("rev-parse", "main", "v2.0.0"));
    }

    @Test
    void aRemoteThatCannotTakeAllOrNothingTakesEachOnItsOwn() throws Exception {
        bare.run("config", "receive.advertiseAtomic", "false");
        ours.run("tag", "v1.0.0");

        Transferred done = with(remotes -> remotes.pushTogether(
                "origin", List.of(Push.branch("main"), Push.tag("v1.0.0")), TransferProgress.UNHEARD));

        assertThat(done.accepted()).isTrue();
        assertThat(bare.run("rev-parse", "main")).isEqualTo(ours.run("rev-parse", "main"));
    }
}
