package dev.slipway.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.ChangedSettings;
import dev.slipway.app.ChangedSettings.SecretOnHosts;
import dev.slipway.app.FailureNote;
import dev.slipway.deploy.Verdict;
import dev.slipway.deploy.host.SecretChange;
import dev.slipway.promotion.ConfigurationChanges;
import dev.slipway.promotion.ConfigurationChanges.HostChange;
import dev.slipway.promotion.ConfigurationChanges.KeyChange;
import dev.slipway.promotion.ConfigurationChanges.Kind;
import dev.slipway.promotion.ConfigurationChanges.SharedChange;
import dev.slipway.promotion.ConfigurationChanges.VariableChange;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.ui.LivingShop;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Samples;
import dev.slipway.ui.SharedShop;
import dev.slipway.ui.shell.Act;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pictures of reviews. */
@ExtendWith(SharedShop.class)
class ReviewPicturesTest {
    private static final Act PROMOTION = new Act.Promote("staging", "production");

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    private static void take(String name, LivingShop shop, Act act, int tab) {
        Pictures.take(
                name,
                Pictures.context(shop.workspace()),
                context -> new ReviewView(context, act),
                root -> select(root, tab));
    }

    @Test
    void whetherOneCouldGoBackAfterwards(LivingShop shop) {
        Pictures.take(
                "review-way-back",
                Pictures.context(shop.workspace()),
                context -> new ReviewView(context, PROMOTION),
                root -> {
                    ((ScrollPane) root.lookup(".review-side")).setVvalue(1);
                    assertThat(root.lookupAll(".meter .facts .label").stream()
                                    .map(label -> ((Label) label).getText())
                                    .toList())
                            .contains("Back to", "present and verified on 3 of 3 hosts", "Last rollback", "Last drill");
                });
    }

    @Test
    void theFirstDeploymentHasNoWayBack() {
        try (LivingShop empty = LivingShop.empty()) {
            Pictures.take(
                    "review-first",
                    Pictures.context(empty.workspace()),
                    context -> new ReviewView(context, new Act.Deploy("staging", Optional.of("v1.8.0"))),
                    root -> {
                        ((ScrollPane) root.lookup(".review-side")).setVvalue(1);
                        assertThat(root.lookupAll(".caution").stream()
                                        .map(label -> ((Label) label).getText())
                                        .toList())
                                .contains(
                                        "Nothing of web is live on stage-1, stage-2 yet: there is no release to go"
                                                + " back to.",
                                        "nothing: no whole release is live there");
                    });
        }
    }

    private static void select(Node root, int tab) {
        ((TabPane) root.lookup(".tab-pane")).getSelectionModel().select(tab);
    }

    @Test
    void aPromotionToProduction(LivingShop shop) {
        take("review-promotion", shop, PROMOTION, 0);
    }

    @Test
    void whatRunsOnTheHosts(LivingShop shop) {
        take("review-plan", shop, PROMOTION, 3);
    }

    @Test
    void whatIsSetOtherwise(LivingShop shop) {
        ChangedSettings settings = new ChangedSettings(
                new ConfigurationChanges(
                        List.of(
                                new VariableChange("LOG_LEVEL", Kind.CHANGED),
                                new VariableChange("CART_TTL", Kind.NEW)),
                        List.of(
                                new KeyChange("batches.size", Optional.of("1"), Optional.of("2")),
                                new KeyChange(
                                        "components.web.health.within", Optional.of("30 s"), Optional.of("1 min")),
                                new KeyChange(
                                        "components.web.restart",
                                        Optional.of("systemctl restart shop"),
                                        Optional.of("systemctl reload-or-restart shop-web.service shop-jobs.service"))),
                        List.of(new SharedChange("web", "uploads", true, Kind.NEW)),
                        List.of(new HostChange("web-3", Kind.GONE, List.of()))),
                List.of(new SecretOnHosts("PAYMENT_KEY", SecretChange.CHANGED, List.of("web-1", "web-2"))),
                Optional.empty());
        Pictures.take(
                "review-settings",
                Pictures.context(shop.workspace()),
                context -> new ReviewView(context, PROMOTION),
                root -> {
                    select(root, 2);
                    root.applyCss();
                    ((SettingsList) root.lookup(".review-settings")).show(settings);
                });
    }

    @Test
    void whatWentWrongBefore(LivingShop shop) {
        Release release = Release.untagged(new Revision("9c04e1f2".repeat(5)));
        FailureNote note = new FailureNote(
                "production-20261114-160500-0a1b2c3d",
                release,
                Verdict.ROLLED_BACK,
                "robin",
                Samples.NOW.minus(Duration.ofDays(7)),
                "The cart's table was missing: its migration ran after the restart. It runs before the first batch now.");
        Pictures.take(
                "review-notes-before",
                Pictures.context(shop.workspace()),
                context -> new ReviewView(context, PROMOTION),
                root -> ((EarlierNotes) root.lookup("#earlierNotes")).show(List.of(note, note), Samples.NOW));
    }

    @Test
    void whatChangesInAFile(LivingShop shop) {
        Pictures.take(
                "review-file",
                Pictures.context(shop.workspace()),
                context -> new ReviewView(context, PROMOTION),
                root -> {
                    select(root, 1);
                    ((TableView<?>) root.lookup(".split-pane .table-view"))
                            .getSelectionModel()
                            .select(0);
                });
    }

    @Test
    void whatIsNewInTheRelease(LivingShop shop) {
        take("review-notes", shop, PROMOTION, 4);
    }

    @Test
    void aReleaseToBeChosen(LivingShop shop) {
        take("review-choice", shop, new Act.Deploy("staging", Optional.empty()), 0);
    }

    @Test
    void aRollbackThatTakesCommitsBack(LivingShop shop) {
        take("review-takes-back", shop, new Act.RollBack("production", Optional.empty()), 0);
    }

    @Test
    void aRefusedPlan(LivingShop shop) {
        take("review-refused", shop, new Act.Deploy("staging", Optional.of("v9.9.9")), 0);
    }

    @Test
    void aPromotionToAnEnvironmentOnHold(LivingShop shop) throws InterruptedException {
        shop.workspace().marks().hold("production", "The payment provider is down until tonight.");

        take("review-held", shop, PROMOTION, 0);

        shop.workspace().marks().resume("production", "It is back.");
    }

    @Test
    void aPlanThatTakesTime(LivingShop shop) {
        Pictures.take(
                "review-busy",
                Pictures.endless(shop.workspace()),
                context -> new ReviewView(context, PROMOTION),
                Pictures::busy,
                _ -> {});
    }

    @Test
    void aPlanThatWasStoppedCanBeMadeAgain(LivingShop shop) {
        Pictures.take(
                "review-stopped",
                Pictures.endless(shop.workspace()),
                context -> new ReviewView(context, PROMOTION),
                Pictures::busy,
                root -> {
                    Pictures.button(root, "Stop").fire();
                    assertThat(Pictures.button(root, "Try again").isVisible()).isTrue();
                });
    }
}
