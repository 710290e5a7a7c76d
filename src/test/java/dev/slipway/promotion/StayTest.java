package dev.slipway.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Policy;
import dev.slipway.deploy.Target;
import dev.slipway.deploy.Verdict;
import dev.slipway.project.Address;
import dev.slipway.project.Host;
import dev.slipway.project.Rollout;
import dev.slipway.project.Tier;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where a release has been, as the deployments tell. */
class StayTest {
    private static final Instant START = Instant.parse("2026-11-30T08:00:00Z");
    private static final Host HOST =
            new Host("web-1", new Address("", "web-1", Optional.empty()), Set.of("web"), Optional.empty());
    private static final Revision ONE = new Revision("1".repeat(40));
    private static final Revision TWO = new Revision("2".repeat(40));

    private final List<DeploymentState> deployments = new ArrayList<>();

    private static Instant hour(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    /** A deployment that begins at this hour and ends five minutes later. */
    private void deployed(int hour, Revision revision, String environment, Verdict verdict) {
        DeploymentState begun = begun(hour, revision, environment);
        Event end = new Event.Ended(begun.started().deployment(), ended(hour), verdict, "");
        deployments.add(begun.after(end));
    }

    private static DeploymentState begun(int hour, Revision revision, String environment) {
        Plan plan = new Plan(
                "shop",
                new Target(environment, Tier.STAGING, HOST),
                Mode.DEPLOY,
                Release.untagged(revision),
                new Digest("0".repeat(64)),
                List.of(),
                List.of(),
                new Policy(Duration.ZERO, 0, Rollout.OnFailure.ROLLBACK, Rollout.Unreachable.ABORT, List.of()));
        return DeploymentState.of(new Event.Started(
                environment + "-" + hour, hour(hour), plan, "ana", "", Optional.empty(), Optional.empty()));
    }

    private static Instant ended(int hour) {
        return hour(hour).plus(Duration.ofMinutes(5));
    }

    private static Stay stay(int hour, String environment, Verdict verdict, Optional<Instant> until) {
        return new Stay(environment, environment + "-" + hour, "ana", ended(hour), Optional.of(verdict), until);
    }

    @Test
    void aReleaseIsLiveUntilAnotherTakesItsPlaceThere() {
        deployed(1, ONE, "staging", Verdict.SUCCEEDED);
        deployed(2, ONE, "production", Verdict.SUCCEEDED);
        deployed(3, TWO, "staging", Verdict.SUCCEEDED);

        assertThat(Stay.of(ONE, deployments))
                .containsExactly(
                        stay(2, "production", Verdict.SUCCEEDED, Optional.empty()),
                        stay(1, "staging", Verdict.SUCCEEDED, Optional.of(ended(3))));
        assertThat(Stay.of(ONE, deployments)).extracting(Stay::live).containsExactly(true, false);
    }

    @Test
    void whatDidNotComeLiveIsToldAndTakesNoPlace() {
        deployed(1, ONE, "staging", Verdict.SUCCEEDED);
        deployed(2, TWO, "staging", Verdict.ROLLED_BACK);

        assertThat(Stay.of(ONE, deployments)).extracting(Stay::live).containsExactly(true);
        assertThat(Stay.of(TWO, deployments))
                .containsExactly(stay(2, "staging", Verdict.ROLLED_BACK, Optional.empty()));
        assertThat(Stay.of(TWO, deployments).getFirst().live()).isFalse();
    }

    @Test
    void deployedAgainWhileItIsLiveItGoesOnBeingLive() {
        deployed(1, ONE, "staging", Verdict.SUCCEEDED);
        deployed(2, ONE, "staging", Verdict.SUCCEEDED);

        assertThat(Stay.of(ONE, deployments)).containsExactly(stay(1, "staging", Verdict.SUCCEEDED, Optional.empty()));
    }

    @Test
    void itCanComeBack() {
        deployed(1, ONE, "staging", Verdict.SUCCEEDED);
        deployed(2, TWO, "staging", Verdict.SUCCEEDED);
        deployed(3, ONE, "staging", Verdict.SUCCEEDED);

        assertThat(Stay.of(ONE, deployments))
                .containsExactly(
                        stay(3, "staging", Verdict.SUCCEEDED, Optional.empty()),
                        stay(1, "staging", Verdict.SUCCEEDED, Optional.of(ended(2))));
    }

    @Test
    void theOrderInWhichDeploymentsAreToldIsNothingToIt() {
        deployed(1, ONE, "staging", Verdict.SUCCEEDED);
        deployed(2, TWO, "staging", Verdict.SUCCEEDED);
        deployments.add(begun(3, ONE, "staging"));
        List<Stay> expected = Stay.of(ONE, deployments);

        Collections.reverse(deployments);

        assertThat(Stay.of(ONE, deployments)).isEqualTo(expected).hasSize(2);
        assertThat(expected.getFirst().verdict()).isEmpty();
    }
}
