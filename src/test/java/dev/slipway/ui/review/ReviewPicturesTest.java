package dev.slipway.ui.review;

import static dev.slipway.ui.Samples.names;

import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.Refused;
import dev.slipway.journal.Verification;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.SampleJournal;
import dev.slipway.ui.SampleWorkspace;
import dev.slipway.ui.Samples;
import dev.slipway.ui.shell.Act;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of reviews. */
class ReviewPicturesTest {
    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    private static void take(String name, Outcome<Review> planned, Act act, int tab) {
        SampleWorkspace workspace = new SampleWorkspace(
                        new SampleJournal(List.of(), new Verification.Intact(0, Samples.digest(""))))
                .with(planned);
        Pictures.take(
                name, Pictures.context(workspace), context -> new ReviewView(context, act), root -> select(root, tab));
    }

    private static void select(Node root, int tab) {
        ((TabPane) root.lookup(".tab-pane")).getSelectionModel().select(tab);
    }

    @Test
    void aPromotionToProduction() {
        take("review-promotion", new Outcome.Done<>(Samples.promotion()), new Act.Promote("staging", "production"), 0);
    }

    @Test
    void whatRunsOnTheHosts() {
        take("review-plan", new Outcome.Done<>(Samples.promotion()), new Act.Promote("staging", "production"), 2);
    }

    @Test
    void aDeploymentThatTakesCommitsBack() {
        take(
                "review-takes-back",
                new Outcome.Done<>(Samples.review(
                        Samples.plan("production-americas", Tier.PRODUCTION, names("web-us-east", 16), "v1.6.0"),
                        0,
                        4,
                        12)),
                new Act.RollBack("production-americas", Optional.empty()),
                3);
    }

    @Test
    void aRefusedPlan() {
        take(
                "review-refused",
                new Outcome.No<>(new Refused(
                        Refused.Cause.USAGE, "There is no tag, branch or commit named v9.", "Choose one that exists.")),
                new Act.Deploy("staging", Optional.of("v9")),
                0);
    }
}
