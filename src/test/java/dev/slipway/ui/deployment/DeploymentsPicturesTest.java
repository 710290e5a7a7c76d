package dev.slipway.ui.deployment;

import static dev.slipway.ui.Samples.NOW;
import static dev.slipway.ui.Samples.names;

import dev.slipway.deploy.Verdict;
import dev.slipway.journal.Verification;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.SampleJournal;
import dev.slipway.ui.SampleWorkspace;
import dev.slipway.ui.Samples;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of the list of deployments. */
class DeploymentsPicturesTest {
    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    private static SampleWorkspace workspace() {
        return new SampleWorkspace(new SampleJournal(List.of(), new Verification.Intact(0, Samples.digest(""))));
    }

    private static void take(String name, SampleWorkspace workspace) {
        Pictures.take(name, Pictures.context(workspace), DeploymentsView::new, _ -> {});
    }

    @Test
    void manyDeployments() {
        SampleWorkspace workspace = workspace();
        Verdict[] verdicts = Verdict.values();
        for (int i = 30; i > 0; i--) {
            boolean production = i % 3 == 0;
            Runs run = Runs.begin(
                    "d-" + i,
                    Samples.plan(
                            production ? "production" : "staging",
                            production ? Tier.PRODUCTION : Tier.STAGING,
                            names(production ? "web" : "stage", production ? 3 : 2),
                            i == 4 ? "v2.0.0-feature.1204+build.77" : "v1." + (30 - i) + ".0"),
                    NOW.minusSeconds(7200L * i));
            workspace.with(i == 1 ? run.prepared() : run.prepared().ended(verdicts[i % verdicts.length], ""));
        }
        take("deployments", workspace);
    }

    @Test
    void noneYet() {
        take("deployments-empty", workspace());
    }
}
