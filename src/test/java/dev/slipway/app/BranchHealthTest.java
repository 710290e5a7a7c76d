package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Finding.Level;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Doctor names branches that drifted or that nobody else has, and is silent about those that are in step. */
class BranchHealthTest extends WithExaminedRepository {
    @Test
    void aBranchThatTheFileNamesAndThatIsNotThereIsNamed() throws IOException {
        git.run("branch", "-D", "develop");

        assertThat(repository.warnings())
                .containsExactly("branch develop: slipway.yaml names it, but there is no such branch here.");
    }

    @Test
    void whatWaitsOnTheEarlierBranchIsNoWarning() throws IOException {
        repository.commitOn("develop", "b.txt");

        assertThat(repository.warnings()).isEmpty();
        assertThat(repository.inOrder()).contains("branch main: 1 commit behind develop");
    }

    @Test
    void aHotfixThatWasNotMergedBackIsNamedWithItsCommit() throws IOException {
        Revision fix = repository.commitOn("main", "fix.txt");

        assertThat(repository.warnings())
                .containsExactly("branch main: It has 1 commit that develop lacks (" + fix.abbreviated()
                        + "), such as a fix that was not merged back.");
    }

    @Test
    void aHotfixThatWasMergedBackIsNot() throws IOException {
        repository.commitOn("main", "fix.txt");
        git.run("switch", "-q", "develop");
        git.run("merge", "-q", "--no-ff", "--no-edit", "main");

        assertThat(repository.warnings()).isEmpty();
    }

    @Test
    void branchesOfEnvironmentsThatDivergedAreToldWithBothCounts() throws IOException {
        Revision fix = repository.commitOn("main", "fix.txt");
        repository.commitOn("develop", "b.txt");
        repository.commitOn("develop", "c.txt");

        assertThat(repository.warnings())
                .containsExactly("branch main: It and develop diverged: it has 1 commit that develop lacks ("
                        + fix.abbreviated() + "), and lacks 2 of develop.");
    }

    @Test
    void theMergesThatPromotingMakesAreNoDrift() throws IOException {
        repository.commitOn("develop", "b.txt");
        git.run("merge", "-q", "--no-ff", "--no-edit", "develop");
        repository.commitOn("develop", "c.txt");

        assertThat(repository.warnings()).isEmpty();
        assertThat(repository.inOrder()).contains("branch main: 1 commit behind develop");
    }

    @Test
    void commitsThatNobodyElseHasAreToldAndOnceTheyArePushedNoLonger() throws IOException {
        repository.pushed();
        repository.commitOn("develop", "b.txt");
        assertThat(repository.warnings())
                .containsExactly(
                        "branch develop: 1 commit of it is not on origin/develop, as far as the last fetch tells.");

        git.run("push", "-q", "origin", "develop");

        assertThat(repository.warnings()).isEmpty();
    }

    @Test
    void aBranchThatWasNeverPushedIsToldWhereThereIsARemote() throws IOException {
        repository.pushed();
        git.run("push", "-q", "origin", "--delete", "develop");
        git.run("branch", "--unset-upstream", "develop");
        repository.commitOn("develop", "b.txt");

        assertThat(repository.warnings())
                .containsExactly("branch develop: It was never pushed: its last commit is on no remote, as far as the"
                        + " last fetch tells.");
    }

    @Test
    void aBranchThatDivergedFromItsUpstreamIsToldWithBothCounts() throws IOException {
        repository.pushed();
        repository.commitOn("develop", "b.txt");
        git.run("push", "-q", "origin", "develop");
        git.run("branch", "-f", "develop", "main");
        repository.commitOn("develop", "other.txt");

        assertThat(repository.warnings())
                .containsExactly("branch develop: It and origin/develop diverged: 1 here, 1 there.");
    }

    @Test
    void ofOtherBranchesOnlyThoseThatDivergedAreTold() throws IOException {
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
    void aLocalBranchThatOnlyLagsBehindItsUpstreamMakesNoDrift() throws IOException {
        repository.pushed();
        repository.commitOn("develop", "b.txt");
        git.run("merge", "-q", "develop");
        git.run("push", "-q", "origin", "main", "develop");
        git.run("branch", "-f", "develop", "main~1");

        assertThat(repository.warnings()).isEmpty();
    }

    @Test
    void aShallowCloneIsNotCompared() throws IOException {
        repository.commitOn("main", "fix.txt");
        git.run("clone", "-q", "--depth", "1", "--no-single-branch", "file://" + shop, "../shallow");

        assertThat(ExaminedRepository.told(directory.resolve("shallow"), Level.WARNING))
                .isEmpty();
        assertThat(ExaminedRepository.told(directory.resolve("shallow"), Level.OK))
                .contains("branches: not compared, because the clone is shallow");
    }
}
