package dev.slipway.ui.deployment;

import static dev.slipway.ui.Samples.NOW;
import static dev.slipway.ui.Samples.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.deploy.Verdict;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.Samples;
import dev.slipway.ui.shell.Act;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.LogLine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One deployment, as it is followed. */
class DeploymentModelTest {
    private static final List<String> HOSTS = names("web", 2);
    private static final String ID = "production-20261121-160500-0a1b2c3d";

    @TempDir
    private Path directory;

    private final List<DeploymentModel> shown = new ArrayList<>();
    private RecordedProject project;

    @BeforeEach
    void open() {
        project = RecordedProject.in(
                directory, new HandClock(NOW), new RecordedProject.Place("production", Tier.PRODUCTION, HOSTS));
    }

    @AfterEach
    void close() {
        shown.forEach(DeploymentModel::detach);
        project.close();
    }

    private static Runs begun() {
        return Runs.begin(ID, Samples.plan("production", Tier.PRODUCTION, HOSTS, "v1.8.0"), NOW);
    }

    private DeploymentModel model() {
        return attached(Pictures.withoutWindow(project.workspace()));
    }

    private DeploymentModel attached(ScreenContext context) {
        DeploymentModel model = new DeploymentModel(context, ID);
        model.attach();
        shown.add(model);
        return model;
    }

    @Test
    void whoWatchesTheLinesKeepsHearingOfThem() {
        project.record(begun().events());
        DeploymentModel model = model();

        assertThat(model.lines())
                .as("a list that the model itself holds: another one would be forgotten with its listeners")
                .isSameAs(model.lines());
    }

    @Test
    void thePlanIsKnownBeforeTheLinesSoThatHostsHaveTheirColoursInItsOrder() {
        project.record(begun().prepared().batch(1).events());
        DeploymentModel model = new DeploymentModel(Pictures.withoutWindow(project.workspace()), ID);
        shown.add(model);
        List<Boolean> planKnown = new ArrayList<>();
        model.lines().addListener((ListChangeListener<LogLine>)
                _ -> planKnown.add(model.stateProperty().get().isPresent()));

        model.attach();

        assertThat(planKnown).isNotEmpty().containsOnly(true);
        assertThat(model.lines()).extracting(LogLine::text).contains("lease", "batch 1: web-1");
    }

    @Test
    void whatRunsInAnotherProcessIsFollowedThroughTheTrailAndCannotBeStoppedHere() {
        Runs run = begun().prepared();
        project.record(run.events());
        DeploymentModel model = model();
        assertThat(model.whyNotCancel()).isEqualTo("It does not run in this window; stop it where it was started.");
        int known = run.events().size();

        run.batch(1).batch(2).finished();
        project.record(run.events().subList(known, run.events().size()));

        await().untilAsserted(() -> assertThat(model.stateProperty().get())
                .hasValueSatisfying(state -> assertThat(state.ended()).isPresent()));
        assertThat(model.whyNotCancel()).isEqualTo("It has ended.");
        assertThat(model.whyNotRollBack()).isEmpty();
    }

    @Test
    void whatTheTrailDoesNotHaveIsSaidPlainly() {
        assertThat(model().reading().faultProperty().get())
                .hasValueSatisfying(
                        fault -> assertThat(fault.sentence()).isEqualTo("The trail has no deployment " + ID + "."));
    }

    @Test
    void onlyTheDeploymentThatIsLiveIsGoneBackFrom() {
        succeeded(ID, "v1.8.0", NOW);
        DeploymentModel model = model();
        assertThat(model.whyNotRollBack()).isEmpty();

        succeeded("production-20261121-170500-1a2b3c4d", "v1.9.0", NOW.plusSeconds(3600));

        await().untilAsserted(() -> assertThat(model.whyNotRollBack())
                .isEqualTo("A later deployment made v1.9.0 live; go back from that one."));
    }

    @Test
    void whatFailedLeadsToANewPlanOfTheSameRelease() {
        project.record(begun().prepared()
                .ended(Verdict.FAILED, "The plan changed since it was shown; nothing was switched.")
                .events());
        List<Place> places = new ArrayList<>();
        ScreenContext quiet = Pictures.withoutWindow(project.workspace());
        DeploymentModel model = attached(new ScreenContext(
                quiet.workspace(),
                quiet.background(),
                places::add,
                quiet.notices(),
                quiet.sheets(),
                quiet.stops(),
                quiet.now(),
                quiet.memory()));
        assertThat(model.canPlanAgain()).isTrue();

        model.planAgain();

        assertThat(places).containsExactly(new Place.Review(new Act.Deploy("production", Optional.of("v1.8.0"))));
    }

    private void succeeded(String id, String release, Instant at) {
        project.record(Runs.begin(id, Samples.plan("production", Tier.PRODUCTION, HOSTS, release), at)
                .prepared()
                .batch(1)
                .batch(2)
                .finished()
                .events());
    }
}
