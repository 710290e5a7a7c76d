package dev.slipway.ui.board;

import static dev.slipway.ui.Samples.column;
import static dev.slipway.ui.Samples.names;
import static dev.slipway.ui.Samples.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Board;
import dev.slipway.app.Board.Health;
import dev.slipway.app.Interrupted;
import dev.slipway.journal.Verification;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.SampleJournal;
import dev.slipway.ui.SampleWorkspace;
import dev.slipway.ui.Samples;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.words.Mark;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The board, from the record and from the hosts. */
class BoardModelTest {
    private static final List<String> WEB = names("web", 3);

    private final SampleWorkspace workspace = new SampleWorkspace(
                    new SampleJournal(List.of(), new Verification.Intact(0, Samples.digest(""))))
            .with(new Board(
                    List.of(column("production", Tier.PRODUCTION, "v1.7.3", Duration.ofDays(6), WEB)),
                    List.of(),
                    List.of()));

    private Card card() {
        BoardModel model = new BoardModel(Pictures.context(workspace));
        model.attach();
        return model.pictureProperty().get().orElseThrow().cards().getFirst();
    }

    @Test
    void aHostThatCouldNotBeAskedIsUnknownAndSaysWhy() {
        workspace.with(status("production", WEB, Health.HEALTHY, Health.UNKNOWN, Health.HEALTHY));
        Card card = card();
        assertThat(card.health()).isEqualTo(new Mark(State.WAITING, "1 unknown"));
        assertThat(card.hosts().get(1).detail()).startsWith("no answer from web-2");
        assertThat(card.worstFirst().getFirst().name()).isEqualTo("web-2");
    }

    @Test
    void theWorstStateIsTheOneThatShows() {
        workspace.with(status("production", WEB, Health.SLOW, Health.FAILING, Health.UNKNOWN));
        assertThat(card().health()).isEqualTo(new Mark(State.FAILED, "1 failing"));
    }

    @Test
    void whenAskingFailsTheHostsAreUnknownTheRecordStaysAndTheReasonIsShown() {
        Card card = card();
        assertThat(card.column().live()).isPresent();
        assertThat(card.health()).isEqualTo(new Mark(State.WAITING, "3 unknown"));
        assertThat(card.asked().fault())
                .hasValueSatisfying(
                        fault -> assertThat(fault.sentence()).isEqualTo("The hosts of production could not be asked."));
    }

    @Test
    void endingAnInterruptedDeploymentOnProductionWantsTheNameTyped() {
        Interrupted found = new Interrupted(
                Runs.begin("d-6", Samples.plan("production", Tier.PRODUCTION, WEB, "v1.8.0"), Samples.NOW)
                        .prepared()
                        .state(),
                List.of("web-1 runs v1.7.3"),
                List.of(Interrupted.Choice.values()));
        assertThat(EndingQuestion.of(found, Interrupted.Choice.ROLL_BACK).typed())
                .isEqualTo(Optional.of("production"));
        assertThat(EndingQuestion.of(found, Interrupted.Choice.CLOSE).typed()).isEmpty();
    }
}
