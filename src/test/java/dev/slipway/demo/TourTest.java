package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.Verdict;
import dev.slipway.journal.Verification;
import dev.slipway.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The whole journey: real hosts, a real repository, a real trail, and clients that ask all the while. */
class TourTest {

    @Test
    void aReleaseTravelsAndComesBackAndNoRequestIsLost() throws Exception {
        List<String> account = Collections.synchronizedList(new ArrayList<>());
        List<Moment> moments = Collections.synchronizedList(new ArrayList<>());
        try (DemoWorld world = DemoWorld.make(Optional.empty());
                Workspace workspace = OpenedDemo.open(world)) {
            Tour.Result result = new Tour(world, workspace, account::add, moments::add).run();

            assertThat(result.untrue()).as(String.join("\n", account)).isEmpty();
            assertThat(result.rolledBack()).isOne();
            assertThat(result.failed()).isZero();
            assertThat(result.requests()).isPositive();
            assertThat(result.deployments()).isEqualTo(8);
            assertThat(workspace.journal().verify(_ -> {})).isEqualTo(result.trail());
            assertThat(account.getLast())
                    .isEqualTo("tour: 8 deployments, 1 rolled back by itself, 0 requests failed of " + result.requests()
                            + ", trail of " + ((Verification.Intact) result.trail()).entries() + " entries verified");
            assertThat(Json.text(result))
                    .startsWith("{\"deployments\":8,\"failed\":0,\"requests\":")
                    .contains("\"trail\":{", "\"untrue\":[]");
            assertThat(moments).hasAtLeastOneElementOfType(Moment.UnderWay.class);
            assertThat(moments).filteredOn(Moment.Ended.class::isInstance).hasSize(4);
        }
    }

    @Test
    void theLastLineNamesWhatIsWrong() {
        Verification broken =
                new Verification.Broken(12, "Its hash is wrong.", Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(new Tour.Result(8, 2, 3, 4000, broken, List.of("No request failed")).line())
                .isEqualTo("tour: 8 deployments, 2 rolled back by itself, 3 requests failed of 4000,"
                        + " trail broken at entry 12");
    }

    @Test
    void theProjectOfTheWindowIsReadyToBePromotedAndRolledBack() throws Exception {
        try (DemoWorld world = DemoWorld.make(Optional.empty());
                Workspace workspace = OpenedDemo.open(world)) {
            new DemoStory(workspace).tell();

            assertThat(workspace.board().columns())
                    .extracting(column -> column.live().orElseThrow().release().name())
                    .endsWith(DemoRepository.IN_STAGING, DemoRepository.IN_PRODUCTION);
            assertThat(workspace.deployments(100))
                    .hasSize(5)
                    .allSatisfy(d -> assertThat(Journey.verdict(d)).isEqualTo(Verdict.SUCCEEDED));
            assertThat(workspace.planPromotion("staging", "production")).isInstanceOf(Outcome.Done.class);
            assertThat(workspace.planRollback("production", Optional.empty())).isInstanceOf(Outcome.Done.class);
        }
    }
}
