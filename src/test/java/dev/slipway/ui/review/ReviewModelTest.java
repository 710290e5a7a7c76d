package dev.slipway.ui.review;

import static dev.slipway.ui.Samples.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Outcome;
import dev.slipway.deploy.Refused;
import dev.slipway.git.Commit;
import dev.slipway.journal.Verification;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.SampleJournal;
import dev.slipway.ui.SampleWorkspace;
import dev.slipway.ui.Samples;
import dev.slipway.ui.shell.Act;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An act before it is done. */
class ReviewModelTest {
    private final SampleWorkspace workspace =
            new SampleWorkspace(new SampleJournal(List.of(), new Verification.Intact(0, Samples.digest(""))));

    private ReviewModel review(Act act) {
        ReviewModel model = new ReviewModel(Pictures.context(workspace), act);
        model.attach();
        return model;
    }

    @Test
    void onProductionNothingRunsBeforeTheNameIsTyped() {
        workspace.with(new Outcome.Done<>(Samples.promotion()));
        ReviewModel model = review(new Act.Promote("staging", "production"));
        assertThat(model.whyNotProperty().getValue()).isEqualTo("Type production to confirm.");
        model.run();
        assertThat(workspace.ran()).isEmpty();

        model.typedProperty().set("production");

        assertThat(model.whyNotProperty().getValue()).isEmpty();
        model.run();
        assertThat(workspace.ran()).containsExactly(Samples.promotion().digest());
    }

    @Test
    void elsewhereTheButtonIsEnough() {
        workspace.with(new Outcome.Done<>(
                Samples.review(Samples.plan("staging", Tier.STAGING, names("stage", 2), "v1.8.0"), 3, 4, 0)));
        ReviewModel model = review(new Act.Deploy("staging", Optional.of("v1.8.0")));
        assertThat(model.whyNotProperty().getValue()).isEmpty();
    }

    @Test
    void aDeploymentWithoutAReleaseWaitsForOneAndOffersTheTags() {
        workspace.with(new Outcome.Done<>(Samples.promotion()));
        ReviewModel model = review(new Act.Deploy("production", Optional.empty()));
        assertThat(model.reviewProperty().get()).isEmpty();
        assertThat(model.releases()).startsWith("v1.8.0");

        model.choose("v1.8.0");

        assertThat(model.reviewProperty().get()).isPresent();
    }

    @Test
    void aRefusedPlanSaysWhyAndWhatToDo() {
        workspace.with(
                new Outcome.No<>(new Refused(Refused.Cause.GATE, "Someone deploys there.", "Wait for the end.")));
        ReviewModel model = review(new Act.Promote("staging", "production"));
        assertThat(model.planning().faultProperty().get())
                .hasValueSatisfying(fault -> assertThat(fault.remedy()).isEqualTo("Wait for the end."));
        assertThat(model.whyNotProperty().getValue()).isEqualTo("There is no plan yet.");
    }

    @Test
    void theButtonNamesTheAct() {
        assertThat(ReviewModel.verb(new Act.Promote("staging", "production"), Optional.of(Samples.promotion())))
                .isEqualTo("Promote v1.8.0 to production");
        assertThat(ReviewModel.verb(new Act.RollBack("production", Optional.empty()), Optional.empty()))
                .isEqualTo("Roll production back");
    }

    @Test
    void hostsOnWhichTheSameHappensAreToldOnce() {
        List<PlanText.Group> groups = PlanText.groups(Samples.promotion().plan());
        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.hosts()).containsExactly("web-1", "web-2", "web-3");
            assertThat(group.lines()).extracting(PlanText.Line::when).endsWith("Retire", "Otherwise");
        });
    }

    @Test
    void aCommitOfTheUsualFormIsTakenApart() {
        Commit commit = Samples.commits(5).get(4);
        assertThat(CommitType.of(commit))
                .isEqualTo(new CommitType(Optional.of("fix"), true, "time zone of the delivery slot"));
    }
}
