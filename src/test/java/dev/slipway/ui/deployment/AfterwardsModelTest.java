package dev.slipway.ui.deployment;

import static dev.slipway.ui.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.FailureNote;
import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.deploy.Verdict;
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

/** What people write of a deployment after its end. */
class AfterwardsModelTest {
    private static final List<String> HOSTS = Samples.names("web", 2);
    private static final String ID = "production-20261121-160500-0a1b2c3d";

    @TempDir
    private Path directory;

    private RecordedProject project;
    private AfterwardsModel model;

    @BeforeEach
    void open() {
        project = RecordedProject.in(
                directory, new HandClock(NOW), new RecordedProject.Place("production", Tier.PRODUCTION, HOSTS));
        project.record(Runs.begin(ID, Samples.plan("production", Tier.PRODUCTION, HOSTS, "v1.8.0"), NOW)
                .prepared()
                .ended(Verdict.FAILED, "web-1 is full")
                .events());
        model = new AfterwardsModel(Pictures.withoutWindow(project.workspace()), ID);
        model.attach();
    }

    @AfterEach
    void close() {
        model.detach();
        project.close();
    }

    @Test
    void aNoteIsKeptShownAndNotWrittenTwice() {
        model.textProperty().set("the disk was full; it is watched now");
        model.write();

        assertThat(model.notesProperty().get())
                .extracting(FailureNote::text)
                .containsExactly("the disk was full; it is watched now");
        assertThat(model.textProperty().get()).isEmpty();
        assertThat(model.promotionProperty().get()).isEmpty();
    }

    @Test
    void aNoteThatIsRefusedStaysInTheField() {
        model.textProperty().set("x".repeat(5_000));
        model.write();

        assertThat(model.notesProperty().get()).isEmpty();
        assertThat(model.textProperty().get()).hasSize(5_000);
        assertThat(model.writing().faultProperty().get()).isPresent();
    }
}
