package dev.slipway.ui.deployment;

import static dev.slipway.ui.Samples.NOW;
import static dev.slipway.ui.Samples.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.Samples;
import java.nio.file.Path;
import java.util.List;
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

    private RecordedProject project;

    @BeforeEach
    void open() {
        project = RecordedProject.in(directory, new HandClock(NOW), new Place("production", Tier.PRODUCTION, HOSTS));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private static Runs begun() {
        return Runs.begin(ID, Samples.plan("production", Tier.PRODUCTION, HOSTS, "v1.8.0"), NOW);
    }

    private DeploymentModel model() {
        DeploymentModel model = new DeploymentModel(Pictures.context(project.workspace()), ID);
        model.attach();
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
}
