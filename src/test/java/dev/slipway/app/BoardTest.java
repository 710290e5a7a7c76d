package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.Event;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Verdict;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Journal;
import dev.slipway.project.Rollout;
import dev.slipway.project.Tier;
import dev.slipway.release.Release;
import dev.slipway.ui.Samples;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Board says of the record. */
class BoardTest {
    private static final List<String> HOST = List.of("web-1");

    @TempDir
    private Path directory;

    private RecordedProject project;
    private int deployments;

    @BeforeEach
    void open() {
        project = RecordedProject.in(
                directory,
                Clock.systemUTC(),
                new RecordedProject.Place("staging", Tier.STAGING, HOST),
                new RecordedProject.Place("production", Tier.PRODUCTION, HOST));
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void whatIsLiveInAQuietEnvironmentIsKnownHoweverOftenAnotherIsDeployedTo() {
        Release first = project.release("v1.0.0", 2);
        ended("production", first, Verdict.SUCCEEDED);
        Release second = project.release("v1.1.0", 3);
        for (int i = 0; i < 230; i++) {
            ended("staging", second, Verdict.SUCCEEDED);
        }

        Board board = project.workspace().board();

        assertThat(live(board, "production")).contains(first);
        assertThat(live(board, "staging")).contains(second);
        assertThat(board.flows().getFirst())
                .isEqualTo(new Board.Flow("staging", "production", 1, 3, 0, 0, true, Optional.empty()));
        assertThat(board.latest()).hasSize(12);
    }

    @Test
    void deploymentsThatDidNotSucceedLeaveLiveWhatWasLive() {
        Release first = project.release("v1.0.0", 2);
        ended("production", first, Verdict.SUCCEEDED);
        Release broken = project.release("v1.1.0", 3);
        for (int i = 0; i < 45; i++) {
            ended("production", broken, i % 2 == 0 ? Verdict.ROLLED_BACK : Verdict.CANCELLED);
        }

        assertThat(live(project.workspace().board(), "production")).contains(first);
    }

    @Test
    void aDeploymentThatHasNotEndedIsShownAsRunningInItsEnvironmentOnly() {
        Release release = project.release("v1.0.0", 1);
        ended("staging", release, Verdict.SUCCEEDED);
        String id = begun("staging", release).deployment();

        Board board = project.workspace().board();

        assertThat(board.columns())
                .extracting(Board.Column::running)
                .containsExactly(Optional.of(id), Optional.empty());
        assertThat(board.flows().getFirst().promotable()).isTrue();
    }

    @Test
    void aDeploymentThatBeganBeforeTheTrailToldOfPromotionsIsStillRead() {
        Event.Started begun = begun("staging", project.release("v1.0.0", 1));
        String id = begun.deployment().replace("staging", "production");
        Journal journal = project.workspace().journal();
        Entry entry = journal.of(begun.deployment()).getFirst();
        String earlier = entry.body().replace(",\"promotedFrom\":null", "").replace(begun.deployment(), id);
        assertThat(earlier).doesNotContain("promotedFrom");

        journal.append(new Draft(entry.actor(), entry.kind(), id, earlier));

        assertThat(project.workspace().deployment(id))
                .hasValueSatisfying(
                        state -> assertThat(state.started().promotedFrom()).isEmpty());
    }

    @Test
    void aReleaseThatThisCloneLacksLeavesOneFlowUnknownAndTheRestOfTheBoardStays() {
        Release lost = Samples.release("v0.9.0");
        ended("production", lost, Verdict.SUCCEEDED);
        Release here = project.release("v1.0.0", 1);
        ended("staging", here, Verdict.SUCCEEDED);

        Board board = project.workspace().board();

        assertThat(live(board, "staging")).contains(here);
        assertThat(live(board, "production")).contains(lost);
        Board.Flow flow = board.flows().getFirst();
        assertThat(flow.unknown()).contains("this clone lacks v0.9.0; fetch it");
        assertThat(flow.promotable()).isTrue();
    }

    private static Optional<Release> live(Board board, String environment) {
        return board.columns().stream()
                .filter(column -> column.environment().equals(environment))
                .flatMap(column -> column.live().stream())
                .map(Board.Live::release)
                .findFirst();
    }

    private void ended(String environment, Release release, Verdict verdict) {
        Event.Started started = begun(environment, release);
        project.record(List.of(new Event.Ended(
                started.deployment(), started.at().plus(Duration.ofSeconds(2)), verdict, "as it was told")));
    }

    private Event.Started begun(String environment, Release release) {
        Tier tier = environment.equals("production") ? Tier.PRODUCTION : Tier.STAGING;
        Plan plan = Samples.plan(environment, tier, HOST, release, Mode.DEPLOY, Rollout.OnFailure.ROLLBACK);
        deployments++;
        Instant at = Samples.NOW.plus(Duration.ofMinutes(deployments));
        Event.Started started = new Event.Started(
                "%s-20261121-160500-%08x".formatted(environment, deployments),
                at,
                plan,
                "ana",
                "",
                Optional.empty(),
                Optional.empty());
        project.record(List.of(started));
        return started;
    }
}
