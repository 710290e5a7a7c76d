package dev.slipway.ui.deployment;

import static dev.slipway.ui.Samples.NOW;
import static dev.slipway.ui.Samples.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.words.WaysBack;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Verdict;
import dev.slipway.project.Rollout;
import dev.slipway.project.Tier;
import dev.slipway.ui.Runs;
import dev.slipway.ui.Samples;
import dev.slipway.ui.words.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a deployment is put into a table, lines and sentences. */
class DeploymentReadingTest {
    private static final Plan PLAN = Samples.plan("production", Tier.PRODUCTION, names("web", 3), "v1.8.0");

    private static Runs begin() {
        return Runs.begin("d-7", PLAN, NOW.minusSeconds(60));
    }

    @Test
    void itSaysWhichBatchItIsInAndWhatItDoesThere() {
        DeploymentState state = begin().prepared().batch(1).batchVerifying(2).state();
        Standing standing = Standing.of(state);
        assertThat(standing.sentence()).isEqualTo("Batch 2 of 3, verifying web-2");
        assertThat(standing.fraction()).isBetween(0.4, 0.7);
    }

    @Test
    void beforeTheFirstStepItTakesTheLease() {
        assertThat(Standing.of(begin().state()).sentence()).isEqualTo("Taking the lease on web-1");
        assertThat(Standing.of(begin().state()).fraction()).isZero();
    }

    @Test
    void whatHasEndedIsDoneWhateverTheLastProgressSaid() {
        DeploymentState state =
                begin().prepared().batch(1).batch(2).batch(3).finished().state();
        assertThat(Standing.of(state).fraction()).isEqualTo(1);
        assertThat(Standing.elapsed(state, NOW.plusSeconds(3600)))
                .isEqualTo(java.time.Duration.between(
                        state.started().at(), state.ended().orElseThrow().at()));
    }

    @Test
    void theTableMarksTheBatchThatSwitchesAndShowsProgress() {
        PhaseTable table =
                PhaseTable.of(begin().prepared().batch(1).batchVerifying(2).state(), NOW);
        assertThat(table.columns())
                .extracting(PhaseTable.Column::title)
                .containsExactly("Preflight", "Prepare", "Switch", "Restart", "Verify", "Check", "Retire");
        assertThat(table.rows()).extracting(PhaseTable.Row::active).containsExactly(false, true, false);
        assertThat(table.rows().get(0).cells().get(4)).isEqualTo(new Cell(Cell.Kind.DONE, "2.9 s", ""));
        assertThat(table.rows().get(1).cells().get(4)).isEqualTo(new Cell(Cell.Kind.RUNNING, "2 of 3", ""));
        assertThat(table.rows().get(2).cells().get(4).kind()).isEqualTo(Cell.Kind.NOT_YET);
    }

    @Test
    void theWayBackHasItsOwnColumnAndTheFailureItsReason() {
        DeploymentState state = begin().prepared()
                .batch(1)
                .batchFails(2, "web-2 answered 502")
                .ended(Verdict.ROLLED_BACK, "")
                .state();
        PhaseTable table = PhaseTable.of(state, NOW);
        assertThat(table.columns().getLast().title()).isEqualTo("Go back");
        assertThat(table.rows().get(1).cells().get(4).spoken()).isEqualTo("failed, 30 s: web-2 answered 502");
        assertThat(table.rows().get(0).cells().getLast().kind()).isEqualTo(Cell.Kind.DONE);
        assertThat(table.rows().get(2).cells().getLast().kind()).isEqualTo(Cell.Kind.NOT_YET);
    }

    @Test
    void aStepWithoutAnEndIsUnknownOnceTheDeploymentIsOver() {
        DeploymentState state = begin().prepared()
                .batchVerifying(1)
                .ended(Verdict.INTERRUPTED, "")
                .state();
        Cell verify = PhaseTable.of(state, NOW).rows().getFirst().cells().get(4);
        assertThat(verify.kind()).isEqualTo(Cell.Kind.UNKNOWN);
    }

    @Test
    void theTranscriptTellsTheLeaseTheBatchesAndTheWayBackWheneverItIsRead() {
        Runs run = begin().prepared()
                .batch(1)
                .batchFails(2, "web-2 answered 502")
                .ended(Verdict.ROLLED_BACK, "web-2 answered 502");
        assertThat(Transcript.of(run.events()))
                .filteredOn(line -> line.source().isEmpty() || line.text().equals("lease"))
                .extracting(line -> line.source() + line.text())
                .containsExactly(
                        "web-1lease",
                        "batch 1: web-1",
                        "batch 2: web-2",
                        "going back: web-2 answered 502",
                        "rolled back: web-2 answered 502");
    }

    @Test
    void theTranscriptPutsStepsBetweenTheOutputInOrderOfTime() {
        Runs run = begin().prepared();
        List<String> lines = Transcript.of(run.events()).stream()
                .filter(line -> line.source().equals("web-1"))
                .map(line -> line.text())
                .toList();
        assertThat(lines)
                .containsExactly(
                        "lease",
                        "/srv/shop-api 41 % used, 18 GB free",
                        "preflight web done in 0.4 s",
                        "23 files, 412 KB received; manifest proven",
                        "prepare web done in 0.4 s: 23 files sent, 412 KB");
    }

    @Test
    void whatHappensByItselfFollowsTheEnvironment() {
        assertThat(WaysBack.of(PLAN).title()).isEqualTo("Rolls back by itself when");
        Plan held =
                Samples.plan("staging", Tier.STAGING, names("stage", 1), "v1.8.0", Mode.DEPLOY, Rollout.OnFailure.HOLD);
        assertThat(WaysBack.of(held).title()).isEqualTo("Stops and leaves hosts as they are when");
        assertThat(WaysBack.of(held).when()).first().isEqualTo("a step fails on any host");
    }
}
