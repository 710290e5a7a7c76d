package dev.slipway.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.words.PlanText;
import dev.slipway.git.Commit;
import dev.slipway.ui.LivingShop;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Samples;
import dev.slipway.ui.SharedShop;
import dev.slipway.ui.shell.Act;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.words.Mark;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An act before it is done. */
@ExtendWith(SharedShop.class)
class ReviewModelTest {
    private static ReviewModel review(LivingShop shop, Act act) {
        ReviewModel model = new ReviewModel(Pictures.withoutWindow(shop.workspace()), act);
        model.attach();
        return model;
    }

    @Test
    void onProductionNothingRunsBeforeTheNameIsTyped(LivingShop shop) {
        ReviewModel model = review(shop, new Act.Promote("staging", "production"));
        int before = shop.workspace().deployments(100).size();
        assertThat(model.whyNotProperty().getValue()).isEqualTo("Type production to confirm.");
        model.typedProperty().set("Production");

        model.run();

        assertThat(shop.workspace().deployments(100)).hasSize(before);
        model.typedProperty().set("production");
        assertThat(model.whyNotProperty().getValue()).isEmpty();
    }

    @Test
    void aGateThatDoesNotPassKeepsTheButtonShutAndSaysWhy(LivingShop shop) throws InterruptedException {
        shop.workspace().marks().hold("staging", "We look at a leak.");
        ReviewModel model = review(shop, new Act.Deploy("staging", Optional.of("v1.6.0")));
        assertThat(model.whyNotProperty().getValue())
                .contains("put staging on hold")
                .contains("We look at a leak.");
        int before = shop.workspace().deployments(100).size();

        model.run();

        assertThat(shop.workspace().deployments(100)).hasSize(before);
        shop.workspace().marks().resume("staging", "Found it.");
        model.plan();
        assertThat(model.whyNotProperty().getValue()).isEmpty();
    }

    @Test
    void elsewhereTheButtonIsEnough(LivingShop shop) {
        ReviewModel model = review(shop, new Act.Deploy("staging", Optional.of("v1.6.0")));
        assertThat(model.whyNotProperty().getValue()).isEmpty();
    }

    @Test
    void aDeploymentWithoutAReleaseWaitsForOneAndOffersTheTags(LivingShop shop) {
        ReviewModel model = review(shop, new Act.Deploy("production", Optional.empty()));
        assertThat(model.reviewProperty().get()).isEmpty();
        assertThat(model.releases()).startsWith("v1.9.0", "v1.8.0");

        model.choose("v1.8.0");

        assertThat(model.reviewProperty().get())
                .hasValueSatisfying(
                        review -> assertThat(review.plan().release().name()).isEqualTo("v1.8.0"));
    }

    @Test
    void aRollbackOffersWhatEveryHostStillHas(LivingShop shop) {
        ReviewModel model = review(shop, new Act.RollBack("production", Optional.empty()));
        assertThat(model.releases()).containsExactly("v1.6.0");
        assertThat(model.reviewProperty().get())
                .hasValueSatisfying(
                        review -> assertThat(ReviewModel.takesBack(review)).isTrue());
    }

    @Test
    void aRefusedPlanSaysWhyAndWhatToDo(LivingShop shop) {
        ReviewModel model = review(shop, new Act.Deploy("staging", Optional.of("v9.9.9")));
        assertThat(model.planning().faultProperty().get()).hasValueSatisfying(fault -> {
            assertThat(fault.sentence()).contains("v9.9.9");
            assertThat(fault.remedy()).isNotBlank();
        });
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
            assertThat(group.lines())
                    .extracting(PlanText.Line::when)
                    .startsWith("Live now")
                    .endsWith("Retire", "Otherwise");
        });
    }

    @Test
    void aCommitOfTheUsualFormIsTakenApart() {
        Commit commit = Samples.commits(5).get(4);
        assertThat(CommitTable.mark(commit)).isEqualTo(new Mark(State.WAITING, "fix, breaks"));
        assertThat(CommitTable.what(commit)).isEqualTo("time zone of the delivery slot");
    }

    @Test
    void aBreakThatOnlyTheFooterTellsIsMarkedToo() {
        Commit plain = Samples.commits(1).getFirst();
        Commit commit = new Commit(
                plain.revision(),
                "feat: one address book",
                "feat: one address book\n\nBREAKING CHANGE: /addresses answers a list",
                plain.author(),
                plain.authored(),
                plain.committer(),
                plain.at(),
                plain.parents());
        assertThat(CommitTable.mark(commit)).isEqualTo(new Mark(State.WAITING, "feat, breaks"));
    }
}
