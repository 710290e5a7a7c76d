package dev.slipway.ui.deployment;

import static dev.slipway.ui.Samples.NOW;
import static dev.slipway.ui.Samples.names;

import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Verdict;
import dev.slipway.journal.Verification;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.SampleJournal;
import dev.slipway.ui.SampleWorkspace;
import dev.slipway.ui.Samples;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of a deployment in its states. */
class DeploymentPicturesTest {
    private static final Plan PLAN = Samples.plan("production", Tier.PRODUCTION, names("web", 3), "v1.8.0");

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    private static Runs begin() {
        return Runs.begin("d-7", PLAN, NOW.minusSeconds(21));
    }

    private static SampleWorkspace workspace() {
        return new SampleWorkspace(new SampleJournal(List.of(), new Verification.Intact(0, Samples.digest(""))));
    }

    private static void take(String name, Runs run) {
        Pictures.take(
                name, Pictures.context(workspace().with(run)), context -> new DeploymentView(context, "d-7"), _ -> {});
    }

    @Test
    void itRuns() {
        take("deployment-running", begin().prepared().batch(1).batchVerifying(2));
    }

    @Test
    void itSucceeded() {
        take(
                "deployment-succeeded",
                begin().prepared().batch(1).batch(2).batch(3).finished());
    }

    @Test
    void itWentBackByItself() {
        take(
                "deployment-rolled-back",
                begin().prepared()
                        .batch(1)
                        .batchFails(2, "web-2 answered 502 to /health 30 times within 30 s")
                        .ended(Verdict.ROLLED_BACK, "all 3 hosts run v1.7.3 again"));
    }

    @Test
    void sixteenHostsInBatches() {
        Plan plan = Samples.plan(
                "production-americas", Tier.PRODUCTION, names("web-us-east-1a", 16), "v2.0.0-feature.1204+build.77");
        take(
                "deployment-many",
                Runs.begin("d-7", plan, NOW.minusSeconds(190))
                        .prepared()
                        .batch(1)
                        .batchVerifying(2));
    }

    @Test
    void theTrailDoesNotHaveIt() {
        Pictures.take(
                "deployment-fault",
                Pictures.context(workspace()),
                context -> new DeploymentView(context, "d-404"),
                _ -> {});
    }
}
