package dev.slipway.ui.deployment;

import static dev.slipway.ui.Samples.NOW;
import static dev.slipway.ui.Samples.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Verdict;
import dev.slipway.project.Rollout;
import dev.slipway.project.Tier;
import dev.slipway.ui.LivingShop;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.Samples;
import dev.slipway.ui.SharedShop;
import dev.slipway.ui.shell.ScreenContext;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of a deployment in its states, and of the list of deployments. */
@ExtendWith(SharedShop.class)
class DeploymentPicturesTest {
    private static final String ID = "production-20261121-160500-0a1b2c3d";
    private static final List<String> WEB = names("web", 3);
    private static final Plan PLAN = Samples.plan("production", Tier.PRODUCTION, WEB, "v1.8.0");

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    private RecordedProject project() {
        return RecordedProject.in(directory, new HandClock(NOW), new Place("production", Tier.PRODUCTION, WEB));
    }

    private static Runs begin() {
        return Runs.begin(ID, PLAN, NOW.minusSeconds(21));
    }

    private void take(String name, Runs run) {
        try (RecordedProject project = project()) {
            project.record(run.events());
            Pictures.take(
                    name, Pictures.context(project.workspace()), context -> new DeploymentView(context, ID), _ -> {});
        }
    }

    @Test
    void itRuns() {
        take("deployment-running", begin().prepared().batch(1).batchVerifying(2));
    }

    @Test
    void itIsAskedToStop() {
        try (RecordedProject project = project()) {
            project.record(begin().prepared().batch(1).batchVerifying(2).events());
            ScreenContext context = Pictures.context(project.workspace());
            context.stops().ask(ID);
            Pictures.take(
                    "deployment-asked",
                    context,
                    c -> new DeploymentView(c, ID),
                    root -> assertThat(((Label) root.lookup("#sentence")).getText())
                            .startsWith("Asked to stop; it stops at its next safe point."));
        }
    }

    @Test
    void itSucceeded(LivingShop shop) {
        String newest = shop.workspace().deployments(1).getFirst().started().deployment();
        Pictures.take(
                "deployment-succeeded",
                Pictures.context(shop.workspace()),
                context -> new DeploymentView(context, newest),
                _ -> {});
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
    void itFailedAndIsHeld() {
        take(
                "deployment-failed",
                begin().prepared().batch(1).batchVerifying(2).ended(Verdict.FAILED, "web-2 answered 502 to /health."));
    }

    @Test
    void whatWentWrongIsAskedForAndShown() {
        try (RecordedProject project = project()) {
            project.record(begin().prepared()
                    .batch(1)
                    .batchFails(2, "web-2 answered 502 to /health 30 times within 30 s")
                    .ended(Verdict.ROLLED_BACK, "all 3 hosts run v1.7.3 again")
                    .events());
            project.workspace()
                    .failureNotes()
                    .write(
                            ID,
                            "The cart's table was missing on web-2: its migration ran after the restart. It runs before"
                                    + " the first batch now.");
            Pictures.take(
                    "deployment-noted",
                    Pictures.context(project.workspace()),
                    context -> new DeploymentView(context, ID),
                    root -> assertThat(root.lookupAll(".text-area")).hasSize(1));
        }
    }

    @Test
    void itWasCancelledBeforeAnyHostSwitched() {
        take("deployment-cancelled", begin().prepared().ended(Verdict.CANCELLED, "Ana Souza asked to stop."));
    }

    @Test
    void aRollbackByHand() {
        Plan back =
                Samples.plan("production", Tier.PRODUCTION, WEB, "v1.7.3", Mode.ROLLBACK, Rollout.OnFailure.ROLLBACK);
        take(
                "deployment-rollback",
                Runs.begin(ID, back, NOW.minusSeconds(9))
                        .batch(1)
                        .batch(2)
                        .batch(3)
                        .ended(Verdict.SUCCEEDED, ""));
    }

    @Test
    void sixteenHostsInBatches() {
        Plan plan = Samples.plan(
                "production", Tier.PRODUCTION, names("web-us-east-1a", 16), "v2.0.0-feature.1204+build.77");
        take(
                "deployment-many",
                Runs.begin(ID, plan, NOW.minusSeconds(190)).prepared().batch(1).batchVerifying(2));
    }

    @Test
    void theTrailDoesNotHaveIt() {
        try (RecordedProject project = project()) {
            Pictures.take(
                    "deployment-fault",
                    Pictures.context(project.workspace()),
                    context -> new DeploymentView(context, ID),
                    _ -> {});
        }
    }

    @Test
    void manyDeployments() {
        Verdict[] verdicts = Verdict.values();
        try (RecordedProject project = project()) {
            for (int i = 30; i > 0; i--) {
                String release = i == 4 ? "v2.0.0-feature.1204+build.77" : "v1." + (30 - i) + ".0";
                Runs run = Runs.begin(
                        "production-20261121-%06d-0a1b2c3d".formatted(160_000 - i),
                        Samples.plan("production", Tier.PRODUCTION, WEB, release),
                        NOW.minusSeconds(7200L * i));
                project.record(
                        (i == 1 ? run.prepared() : run.prepared().ended(verdicts[i % verdicts.length], "")).events());
            }
            Pictures.take("deployments", Pictures.context(project.workspace()), DeploymentsView::new, _ -> {});
        }
    }

    @Test
    void noDeploymentYet() {
        try (RecordedProject project = project()) {
            Pictures.take("deployments-empty", Pictures.context(project.workspace()), DeploymentsView::new, _ -> {});
        }
    }
}
