package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Answered;
import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Outcome;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import dev.slipway.promotion.Schedule;
import dev.slipway.ui.board.BoardView;
import dev.slipway.ui.deployment.DeploymentView;
import dev.slipway.ui.project.FetchModel;
import dev.slipway.ui.project.PromotionsModel;
import dev.slipway.ui.review.ReviewView;
import dev.slipway.ui.shell.Act;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of a promotion that has to be approved, as who asks for it and who approves it see it. */
class ApprovalPicturesTest {
    private static final Act PROMOTION = new Act.Promote("staging", "production");

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    private static void review(String name, Workspace workspace, Act act) {
        Pictures.take(name, Pictures.context(workspace), context -> new ReviewView(context, act), _ -> {});
    }

    private static void board(String name, Workspace workspace) {
        Pictures.take(
                name,
                Pictures.context(workspace),
                context -> new BoardView(context, new FetchModel(context), new PromotionsModel(context, _ -> {})),
                _ -> {});
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.No<T>(var refused) -> throw new AssertionError(refused.reason());
        };
    }

    /** Another promotion, which is to start within the hour. */
    private static void scheduled(Workspace ana, Workspace ben) throws InterruptedException {
        Review plan = done(ben.plan("v1.6.0", "production"));
        Schedule soon = new Schedule(Samples.NOW.plusSeconds(1200), ZoneOffset.UTC);
        Answered asked = done(ben.promotions()
                .ask(plan.plan(), Optional.empty(), Optional.of(soon), "Back to what customers know, for the sale."));
        String id = asked.asked().promotion().id().hex();
        done(ana.promotions().approve(done(ana.promotions().named(id)), plan.digest(), ""));
        ben.scheduledStarts().standBy();
        board("approval-board-scheduled", ben);
        review("approval-scheduled", ben, new Act.Answer(id, "production", "v1.6.0"));
        done(ben.promotions().withdraw(done(ben.promotions().named(id)), ""));
    }

    @Test
    void whoAsksAndWhoApproves() throws Exception {
        try (ShopOfTwo shop = new ShopOfTwo(directory, Clock.fixed(Samples.NOW.minusSeconds(1200), ZoneOffset.UTC))) {
            Workspace ana = shop.of("ana");
            Workspace ben = shop.of("ben");
            review("approval-to-ask-for", ana, PROMOTION);
            Pictures.take(
                    "approval-to-schedule",
                    Pictures.context(ana),
                    context -> new ReviewView(context, PROMOTION),
                    root -> {
                        ((TextField) root.lookup(".start-time .text-field")).setText("2026-12-01 14:00");
                        assertThat(root.lookupAll(".start-time .label").stream()
                                        .map(label -> ((Label) label).getText()))
                                .anyMatch(text -> text.startsWith("It starts by itself on Tue 1 Dec, 14:00 ("));
                    });

            Review plan = done(ana.planPromotion("staging", "production"));
            Answered asked = done(ana.promotions()
                    .ask(
                            plan.plan(),
                            plan.promotedFrom(),
                            Optional.empty(),
                            "The cart keeps what was in it; support waits for it."));
            String id = asked.asked().promotion().id().hex();
            board("approval-board-mine", ana);
            review("approval-asked", ana, PROMOTION);

            board("approval-board", ben);
            Act answer = new Act.Answer(id, "production", plan.plan().release().name());
            AskedPromotion waits = done(ben.promotions().named(id));
            assertThat(waits.waitsForMe()).isTrue();
            done(ben.promotions().remark(waits, "Tried it on staging: fine on the phone too."));
            review("approval-to-give", ben, answer);

            done(ben.promotions().approve(done(ben.promotions().named(id)), plan.digest(), ""));
            board("approval-board-approved", ana);
            review("approval-given", ana, PROMOTION);
            scheduled(ana, ben);

            Running running = done(ana.run(done(ana.planPromotion("staging", "production")), plan.digest(), ""));
            running.await();
            Pictures.take(
                    "deployment-approved",
                    Pictures.context(ana),
                    context -> new DeploymentView(context, running.id()),
                    root -> assertThat(root.lookupAll(".approval-list .label").stream()
                                    .map(label -> ((Label) label).getText())
                                    .toList())
                            .contains("ana asked for it", "ben approved it", "ana started it"));
        }
    }
}
