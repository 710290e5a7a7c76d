package dev.slipway.ui.history;

import static dev.slipway.ui.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.deploy.Mode;
import dev.slipway.git.GitProgram;
import dev.slipway.project.Rollout;
import dev.slipway.project.Tier;
import dev.slipway.release.Release;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What History says of the repository, as doctor would. */
class HealthModelTest {
    private static final Place STAGING = new Place("staging", Tier.STAGING, List.of("stage-1"));

    @TempDir
    private Path directory;

    private RecordedProject project;
    private GitProgram git;

    @BeforeEach
    void open() {
        project = RecordedProject.in(directory, new HandClock(NOW), STAGING);
        git = new GitProgram(project.directory());
        project.configure("""
                schema: 1
                project: shop-api
                environments:
                  staging: { tier: staging, branch: main, hosts: [{ name: stage-1, address: "127.0.0.1:1", groups: [web] }] }
                components:
                  web: { group: web, root: /srv/shop-api, files: [src/**] }
                """);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private List<String> told() {
        HealthModel model = new HealthModel(Pictures.withoutWindow(project.workspace()));
        model.look();
        return model.findingsProperty().get().orElseThrow().stream()
                .map(finding -> finding.level() + " " + finding.subject() + ": " + finding.message())
                .toList();
    }

    @Test
    void whatIsLiveAndNotOnTheBranchOfItsEnvironmentIsDrift() {
        git.run("checkout", "-q", "-b", "hotfix");
        Release fix = project.release("v1.0.1", 1);
        git.run("checkout", "-q", "main");
        project.record(Runs.begin(
                        "staging-20261121-160000-0a1b2c3d",
                        Samples.plan(
                                "staging", Tier.STAGING, STAGING.hosts(), fix, Mode.DEPLOY, Rollout.OnFailure.ROLLBACK),
                        NOW)
                .prepared()
                .batch(1)
                .finished()
                .events());
        assertThat(told()).contains("WARNING staging: What is live there, v1.0.1, is not on its branch main.");

        git.run("merge", "-q", "hotfix");

        assertThat(told()).contains("OK staging: what is live there, v1.0.1, is on its branch main");
    }

    @Test
    void ofAFileThatIsNotCommittedItSaysSoWithItsFaultsAndWhatIsReadInstead() {
        git.write("slipway.yaml", "schema: 2\n");

        assertThat(told())
                .contains(
                        "WARNING slipway.yaml: The file in the work tree differs from the committed one; that of "
                                + git.run("rev-parse", "--short=7", "HEAD") + " is read instead.",
                        "OK work tree: nothing beside slipway.yaml that waits for a commit")
                .anySatisfy(told -> assertThat(told).contains("slipway.yaml:1:9", "schema", "(not committed)"));
    }

    @Test
    void whereTheCommittedOneHasFaultsTooAnEarlierOneIsRead() {
        git.write("slipway.yaml", "schema: 2\n").commit("chore: break it");
        git.write("slipway.yaml", "schema: 3\n");

        assertThat(told())
                .contains("WARNING slipway.yaml: The file in the work tree differs from the committed one;"
                        + " the last committed one without faults is read instead.");
    }
}
