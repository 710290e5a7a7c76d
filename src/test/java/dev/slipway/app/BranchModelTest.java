package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a team works with branches shows in their names. */
class BranchModelTest {
    private static final List<String> NO_WAYS = List.of();

    @Test
    void oneBranchAloneIsMainOnlyWhateverItIsCalled() {
        assertThat(BranchModel.recognised(Set.of("main"), List.of("main"))).contains(BranchModel.MAIN_ONLY);
        assertThat(BranchModel.recognised(Set.of("work"), NO_WAYS)).contains(BranchModel.MAIN_ONLY);
    }

    @Test
    void workBesideTheBranchThatIsReleasedIsOfFeatures() {
        assertThat(BranchModel.recognised(Set.of("main", "feature/search"), NO_WAYS))
                .contains(BranchModel.FEATURES);
        assertThat(BranchModel.recognised(Set.of("live", "search"), List.of("live")))
                .contains(BranchModel.FEATURES);
    }

    @Test
    void oneBranchForSeveralEnvironmentsIsNoBranchBetween() {
        assertThat(BranchModel.recognised(Set.of("main", "search"), List.of("main", "main")))
                .contains(BranchModel.FEATURES);
    }

    @Test
    void aBranchOfAnEnvironmentBeforeTheLastIsStaged() {
        assertThat(BranchModel.recognised(Set.of("main", "rehearsal"), List.of("rehearsal", "main")))
                .contains(BranchModel.STAGED);
    }

    @Test
    void developBeforeABranchBetweenIsNotLeftOut() {
        assertThat(BranchModel.recognised(
                        Set.of("develop", "staging", "main", "hotfix/1"), List.of("develop", "staging", "main")))
                .contains(BranchModel.GATHERED_AND_STAGED);
        assertThat(BranchModel.recognised(Set.of("develop", "rehearsal", "main"), List.of("rehearsal", "main")))
                .contains(BranchModel.GATHERED_AND_STAGED);
        assertThat(BranchModel.recognised(Set.of("master", "staging", "dev"), NO_WAYS))
                .map(BranchModel::title)
                .contains("feature → develop → staging → main");
    }

    @Test
    void aBranchThatIsCalledStagingIsEnough() {
        assertThat(BranchModel.recognised(Set.of("master", "staging"), NO_WAYS)).contains(BranchModel.STAGED);
    }

    @Test
    void gatheringWorkOnDevelopIsGitFlow() {
        assertThat(BranchModel.recognised(Set.of("main", "develop"), NO_WAYS)).contains(BranchModel.GITFLOW);
        assertThat(BranchModel.recognised(Set.of("main", "develop", "release/1.9"), List.of("develop", "main")))
                .contains(BranchModel.GITFLOW);
    }

    @Test
    void developThatIsReleasedItselfIsNoGitFlow() {
        assertThat(BranchModel.recognised(Set.of("develop", "search"), List.of("develop")))
                .contains(BranchModel.FEATURES);
    }

    @Test
    void aBranchThatIsNamedButNotThereCountsForNothing() {
        assertThat(BranchModel.recognised(Set.of("main", "search"), List.of("staging", "main")))
                .contains(BranchModel.FEATURES);
    }

    @Test
    void branchesOfWhichNoneIsKnownToBeReleasedFollowNoModel() {
        assertThat(BranchModel.recognised(Set.of("one", "two"), NO_WAYS)).isEmpty();
        assertThat(BranchModel.recognised(Set.of(), NO_WAYS)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachSaysItsRiskInOneSentence(BranchModel model) {
        assertThat(model.risk()).endsWith(".").doesNotContain(". ");
    }
}
