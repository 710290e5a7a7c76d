package dev.slipway.ui.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.Outcome;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Verdict;
import dev.slipway.ui.LivingShop;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.shell.Act;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is confirmed, what is refused then, and what is stopped. */
class ConfirmationTest {
    private static LivingShop shop;

    @BeforeAll
    static void open() {
        shop = LivingShop.begun();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static ReviewModel review(Act act) {
        ReviewModel model = new ReviewModel(Pictures.withoutWindow(shop.workspace()), act);
        model.attach();
        return model;
    }

    private static <T> T granted(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.No<T>(var refused) -> throw new AssertionError(refused.reason());
        };
    }

    @Test
    void afterARefusalThePlanIsMadeAnewAndItsNameIsTypedAnew() throws InterruptedException {
        Workspace workspace = shop.workspace();
        ReviewModel model = review(new Act.Promote("staging", "production"));
        model.typedProperty().set("production");
        Review other = granted(workspace.plan("v1.6.0", "production"));
        Running first = granted(workspace.run(other, other.digest(), "someone was faster"));

        model.run();

        assertThat(model.starting().faultProperty().get())
                .hasValueSatisfying(no -> assertThat(no.sentence()).contains(first.id()));
        assertThat(model.reviewProperty().get()).isPresent();
        assertThat(model.typedProperty().get()).isEmpty();
        assertThat(model.whyNotProperty().getValue()).isEqualTo("Type production to confirm.");
        first.cancel();
        first.await();
    }

    @Test
    void aNewPlanIsConfirmedAnew() {
        ReviewModel model = review(new Act.Deploy("production", Optional.of("v1.7.0")));
        model.typedProperty().set("production");
        assertThat(model.whyNotProperty().getValue()).isEmpty();

        model.choose("v1.8.0");

        assertThat(model.whyNotProperty().getValue()).isEqualTo("Type production to confirm.");
    }

    @Test
    void whatIsStoppedWhileItStartsSwitchesNoHost() throws Exception {
        Workspace workspace = shop.workspace();
        Review review = granted(workspace.plan("v1.6.0", "staging"));
        Thread person = Thread.currentThread();
        try (var _ = workspace.listen(event -> {
            if (event instanceof Event.Started) {
                person.interrupt();
            }
        })) {
            assertThatThrownBy(() -> workspace.run(review, review.digest(), ""))
                    .isInstanceOf(InterruptedException.class);
        }

        await().untilAsserted(() -> {
            DeploymentState newest = workspace.deployments(1).getFirst();
            assertThat(newest.started().plan()).isEqualTo(review.plan());
            assertThat(newest.ended())
                    .hasValueSatisfying(end -> assertThat(end.verdict()).isEqualTo(Verdict.CANCELLED));
        });
    }

    @Test
    void whyThereIsNothingToGoBackToIsSaid() {
        shop.turnOff("dev-1");

        ReviewModel model = review(new Act.RollBack("development", Optional.empty()));

        assertThat(model.choosing().faultProperty().get())
                .hasValueSatisfying(fault -> assertThat(fault.sentence()).contains("refuses the connection"));
        assertThat(model.withoutPlan()).startsWith("There is no plan.");
    }
}
