package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.Event;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Verdict;
import dev.slipway.journal.Actor;
import dev.slipway.release.Release;
import dev.slipway.ui.LivingShop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a colleague deployed stands in no trail of this machine; the hosts show it. */
class HostsKnowBestTest {
    @Test
    void theBoardShowsWhatTheHostsShowAndWhatAPromotionWouldBringFollows() throws InterruptedException {
        try (LivingShop shop = LivingShop.begun()) {
            Workspace workspace = shop.workspace();
            Release shown = live(workspace);
            recordAnother(workspace);
            assertThat(live(workspace)).isNotEqualTo(shown);

            EnvironmentStatus status = workspace.status("staging");

            assertThat(status.drift()).isNotEmpty();
            assertThat(live(workspace)).isEqualTo(shown);
        }
    }

    @Test
    void aHostThatIsLostIsShownAsUnknownWithoutWaitingForTheNextLook() throws InterruptedException {
        try (LivingShop shop = LivingShop.begun()) {
            Workspace workspace = shop.workspace();
            EnvironmentStatus before = workspace.status("staging");
            String host = before.hosts().getFirst().host();
            assertThat(before.hosts()).noneMatch(status -> status.health() == Board.Health.UNKNOWN);
            CompletableFuture<EnvironmentStatus> lost = new CompletableFuture<>();
            try (Workspace.Listening _ = workspace.listenForLosses(lost::complete)) {
                shop.turnOff(host);

                assertThat(lost)
                        .succeedsWithin(Duration.ofSeconds(15))
                        .satisfies(known -> assertThat(known.hosts().getFirst().unknown())
                                .contains("The connection to it was lost."));
            }
        }
    }

    @Test
    void whileAColleagueDeploysWhatTheHostsShowIsHisWorkAndNoDrift() throws InterruptedException {
        try (LivingShop shop = LivingShop.begun()) {
            Workspace workspace = shop.workspace();
            recordAnother(workspace);
            shop.leaveLease("staging", Instant.now());

            EnvironmentStatus status = workspace.status("staging");

            assertThat(status.lease())
                    .hasValueSatisfying(lease -> assertThat(lease.holder()).isEqualTo("ben from desk-7"));
            assertThat(status.drift()).isEmpty();
        }
    }

    @Test
    void aPlanSaysWhoDeploysThereBeforeAnyoneConfirmsIt() throws InterruptedException {
        try (LivingShop shop = LivingShop.begun()) {
            assertThat(held(shop.workspace())).isEmpty();
            shop.leaveLease("staging", Instant.now());

            assertThat(held(shop.workspace()))
                    .hasValueSatisfying(held -> assertThat(held)
                            .startsWith("staging is held by ben from desk-7 since ")
                            .endsWith(" Until that deployment has ended, this plan is refused."));
        }
    }

    private static Optional<String> held(Workspace workspace) throws InterruptedException {
        return plan(workspace).held();
    }

    private static Release live(Workspace workspace) {
        return workspace.board().columns().stream()
                .filter(column -> column.environment().equals("staging"))
                .flatMap(column -> column.live().stream())
                .map(Board.Live::release)
                .findFirst()
                .orElseThrow();
    }

    private static Workspace.Review plan(Workspace workspace) throws InterruptedException {
        if (!(workspace.plan("v1.6.0", "staging") instanceof Outcome.Done<Workspace.Review>(var review))) {
            throw new AssertionError("There is no plan");
        }
        return review;
    }

    private static void recordAnother(Workspace workspace) throws InterruptedException {
        Plan plan = plan(workspace).plan();
        String id = "staging-20261121-160500-0a1b2c3d";
        RecordedEvents record = new RecordedEvents(workspace.journal(), new Actor("robin", "desk", "Robin"));
        record.record(new Event.Started(id, Instant.now(), plan, "robin", "", Optional.empty(), Optional.empty()));
        record.record(new Event.Ended(id, Instant.now(), Verdict.SUCCEEDED, "It is live."));
    }
}
