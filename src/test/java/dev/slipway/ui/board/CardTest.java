package dev.slipway.ui.board;

import static dev.slipway.ui.Samples.names;
import static dev.slipway.ui.Samples.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Board;
import dev.slipway.app.Board.Health;
import dev.slipway.app.Interrupted;
import dev.slipway.deploy.Resolution;
import dev.slipway.project.Tier;
import dev.slipway.ui.Runs;
import dev.slipway.ui.Samples;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.words.Mark;
import dev.slipway.ui.work.Fault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the card of an environment says of the record and of the answers of its hosts. */
class CardTest {
    private static final List<String> WEB = names("web", 3);
    private static final Board.Column PRODUCTION = new Board.Column(
            "production",
            Tier.PRODUCTION,
            Optional.of(new Board.Live(Samples.release("v1.7.3"), Samples.NOW, "Ana Souza", "d-1")),
            WEB.stream()
                    .map(host -> new Board.HostLine(host, Health.UNKNOWN, "not asked yet"))
                    .toList(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static Card card(Asked asked) {
        return new Card(PRODUCTION, asked, Optional.empty());
    }

    private static Card answered(Health... healths) {
        return card(Asked.NEVER.begun().answered(status("production", WEB, healths)));
    }

    @Test
    void aHostThatCouldNotBeAskedIsUnknownAndSaysWhy() {
        Card card = answered(Health.HEALTHY, Health.UNKNOWN, Health.HEALTHY);
        assertThat(card.health()).isEqualTo(new Mark(State.WAITING, "1 unknown"));
        assertThat(card.hosts().get(1).detail()).startsWith("no answer from web-2");
        assertThat(card.worstFirst().getFirst().name()).isEqualTo("web-2");
    }

    @Test
    void theWorstStateIsTheOneThatShows() {
        assertThat(answered(Health.SLOW, Health.FAILING, Health.UNKNOWN).health())
                .isEqualTo(new Mark(State.FAILED, "1 failing"));
    }

    @Test
    void beforeTheFirstAnswerNothingIsSaidOfTheHosts() {
        assertThat(card(Asked.NEVER).health()).isEqualTo(new Mark(State.NEUTRAL, "not asked"));
        assertThat(card(Asked.NEVER.begun()).health()).isEqualTo(new Mark(State.NEUTRAL, "asking"));
    }

    @Test
    void whenAskingFailsTheHostsAreUnknownAndTheRecordStays() {
        Fault fault = new Fault("The hosts of production could not be asked.", "Try again.", "");
        Card card = card(Asked.NEVER.begun().failed(fault));
        assertThat(card.column().live()).isPresent();
        assertThat(card.health()).isEqualTo(new Mark(State.WAITING, "3 unknown"));
    }

    @Test
    void endingAnInterruptedDeploymentOnProductionWantsTheNameTyped() {
        Interrupted found = new Interrupted(
                Runs.begin("d-6", Samples.plan("production", Tier.PRODUCTION, WEB, "v1.8.0"), Samples.NOW)
                        .prepared()
                        .state(),
                List.of("web-1 runs v1.7.3"),
                List.of(Resolution.values()));
        assertThat(EndingQuestion.of(found, Resolution.ROLL_BACK).typed()).isEqualTo(Optional.of("production"));
        assertThat(EndingQuestion.of(found, Resolution.CLOSE).typed()).isEmpty();
    }

    @Test
    void ofFortyHostsTheQuestionNamesThreeAndSaysHowManyMoreThereAre() {
        Interrupted found = new Interrupted(
                Runs.begin("d-6", Samples.plan("production", Tier.PRODUCTION, WEB, "v1.8.0"), Samples.NOW)
                        .prepared()
                        .state(),
                names("web", 40).stream().map(host -> host + " runs v1.7.3").toList(),
                List.of(Resolution.values()));

        assertThat(EndingQuestion.of(found, Resolution.FINISH).changes())
                .containsExactly(
                        "web-1 runs v1.7.3",
                        "web-2 runs v1.7.3",
                        "web-3 runs v1.7.3",
                        "and 37 hosts more",
                        "The steps that have not run yet are run.");
    }
}
