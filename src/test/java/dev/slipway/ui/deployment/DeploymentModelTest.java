package dev.slipway.ui.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.journal.Verification;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.SampleJournal;
import dev.slipway.ui.SampleWorkspace;
import dev.slipway.ui.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A deployment that is watched while it runs. */
class DeploymentModelTest {
    @Test
    void whoWatchesTheLinesKeepsHearingOfThem() {
        SampleWorkspace workspace =
                new SampleWorkspace(new SampleJournal(List.of(), new Verification.Intact(0, Samples.digest(""))));
        DeploymentModel model = new DeploymentModel(Pictures.context(workspace), "d-1");

        assertThat(model.lines())
                .as("a list that the model itself holds: another one would be forgotten with its listeners")
                .isSameAs(model.lines());
    }
}
