package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Finding.Level;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.release.Version;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Doctor names branches that drifted or that nobody else has, and is silent about those that are in step. */
class BranchHealthTest extends WithExaminedRepository {
    @Test
    void aBranchThatTheFileNamesAndThatIsNotThereIsNamed() {
        git.run("branch", "-D", "develop");

        assertThat(repository.warnings())
                .containsExactly("branch develop: slipway.yaml names it, but there is no such branch here.");
    }

    @Test
    void whatWaitsOnTheEarlierBranchIsNoWarning() {
        repository.commitOn("develop", "b.txt");

        assertThat(repository.warnings()).isEmpty();
        assertThat(repository.inOrder()).contains("branch main: 1 commit behind develop");
    }

    @Test
    void aHotfixThatWasNotMergedBackIsNamedWithItsCommit() {
        Revision fix = repository.commitOn("main", "fix.txt");

        assertThat(repository.warnings())
                .containsExactly("branch main: It has 1 commit that develop lacks (" + fix.abbreviated()
                        + "), such as a fix that was not merged back.");
    }

    @Test
    void aHotfixThatWasMergedBackIsNot() {
        repository.commitOn("main", "fix.txt");
        git.run("switch", "-q", "develop");
        git.run("merge", "-q", "--no-ff", "--no-edit", "main");

        assertThat(repository.warnings()).isEmpty();
    }

    @Test
    void branchesOfEnvironmentsThatDivergedAreToldWithBothCounts() {
        Revision fix = repository.commitOn("main", "fix.txt");
        repository.commitOn("develop", "b.txt");
        repository.commitOn("develop", "c.txt");

        assertThat(repository.warnings())
                .containsExactly("branch main: It and develop diverged: it has 1 commit that develop lacks ("
                        + fix.abbreviated() + "), and lacks 2 of develop.");
    }

    @Test
    void theMergesThatPromotingMakesAreNoDrift() {
        repository.commitOn("develop", "b.txt");
        git.run("merge", "-q", "--no-ff", "--no-edit", "develop");
        repository.commitOn("develop", "c.txt");

        assertThat(repository.warnings()).isEmpty();
        assertThat(repository.inOrder()).contains("branch main: 1 commit behind develop");
    }

    @Test
    void commitsThatNobodyElseHasAreToldAndOnceTheyArePushedNoLonger() {
        repository.pushed();
        repository.commitOn("develop", "b.txt");
        assertThat(repository.warnings())
                .containsExactly(
                        "branch develop: 1 commit of it is not on origin/develop, as far as the last fetch tells.");

        git.run("push", "-q", "origin", "develop");

        assertThat(repository.warnings()).isEmpty();
    }

    @Test
    void aBranchThatWasNeverPushedIsToldWhereThereIsARemote() {
        repository.pushed();
        git.run("push", "-q", "origin", "--delete", "develop");
        git.run("branch", "--unset-upstream", "develop");
        repository.commitOn("develop", "b.txt");

        assertThat(repository.warnings())
                .containsExactly("branch develop: It was never pushed: its last commit is on no remote, as far as the"
                        + " last fetch tells.");
    }

    @Test
    void aBranchThatDivergedFromItsUpstreamIsToldWithBothCounts() {
        repository.pushed();
        repository.commitOn("develop", "b.txt");
        git.run("push", "-q", "origin", "develop");
        git.run("branch", "-f", "develop", "main");
        repository.commitOn("develop", "other.txt");

        assertThat(repository.warnings())
                .containsExactly("branch develop: It and origin/develop diverged: 1 here, 1 there.");
    }

    @Test
    void ofOtherBranchesOnlyThoseThatDivergedAreTold() {
        repository.pushed();
        for (String name : List.of("search", "basket")) {
            git.run("branch", name, "main");
            repository.commitOn(name, name + ".txt");
            git.run("push", "-q", "--set-upstream", "origin", name);
            repository.commitOn(name, name + "-more.txt");
        }
        assertThat(repository.warnings()).isEmpty();

        git.run("branch", "-f", "search", "main");
        repository.commitOn("search", "again.txt");

        assertThat(repository.warnings()).containsExactly("branches: Diverged from its upstream: search.");
    }

    @Test
    void aLocalBranchThatOnlyLagsBehindItsUpstreamMakesNoDrift() {
        repository.pushed();
        repository.commitOn("develop", "b.txt");
        git.run("merge", "-q", "develop");
        git.run("push", "-q", "origin", "main", "develop");
        git.run("branch", "-f", "develop", "main~1");

        assertThat(repository.warnings()).isEmpty();
    }

    @Test
    void whatIsLiveAndNotOnItsBranchIsDrift() {
        repository.live("development", Release.untagged(repository.commitOn("main", "fix.txt")));
        git.run("tag", "v1.0.0");
        repository.live("production", release("v1.0.0"));
        git.run("reset", "-q", "--hard", "HEAD~1");

        assertThat(repository.warnings())
                .containsExactly(
                        "development: What is live there, "
                                + release("v1.0.0").revision().abbreviated() + ", is not on its branch develop.",
                        "production: What is live there, v1.0.0, is not on its branch main.");

        git.run("merge", "-q", "v1.0.0");
        git.run("branch", "-f", "develop", "main");

        assertThat(repository.warnings()).isEmpty();
        assertThat(repository.inOrder()).contains("production: what is live there, v1.0.0, is on its branch main");
    }

    @Test
    void whatIsLiveIsOnItsBranchAlsoWhereOnlyTheRemoteHasIt() {
        repository.pushed();
        repository.live("development", Release.untagged(repository.commitOn("develop", "b.txt")));
        git.run("push", "-q", "origin", "develop");
        git.run("branch", "-f", "develop", "main");
        repository.commitOn("develop", "other.txt");

        assertThat(repository.warnings()).noneMatch(told -> told.startsWith("development: "));
    }

    @Test
    void whatIsLiveAndNotInTheRepositoryIsTold() {
        repository.live("production", Release.untagged(new Revision("4b825dc642cb6eb9a060e54bf8d69288fbee4904")));

        assertThat(repository.warnings())
                .containsExactly("production: What is live there, 4b825dc, is not in this repository.");
    }

    private Release release(String tag) {
        return new Release(
                new Revision(git.run("rev-parse", tag + "^{commit}")),
                Optional.of(tag),
                Version.parse(tag.substring(1)));
    }

    @Test
    void aShallowCloneIsNotCompared() {
        repository.commitOn("main", "fix.txt");
        git.run("clone", "-q", "--depth", "1", "--no-single-branch", "file://" + shop, "../shallow");

        assertThat(ExaminedRepository.told(directory.resolve("shallow"), Level.WARNING))
                .isEmpty();
        assertThat(ExaminedRepository.told(directory.resolve("shallow"), Level.OK))
                .contains("branches: not compared, because the clone is shallow");
    }
}
