package dev.slipway.ui.shell;

import dev.slipway.app.words.Said;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.ui.widget.Confirmation;
import dev.slipway.ui.words.Standing;

/**
 * A running deployment, as the rail tells it.
 *
 * @param question what is asked before it is stopped
 */
record RunningWork(String id, String title, Standing standing, boolean cancelAsked, Confirmation question) {

    static RunningWork of(DeploymentState state) {
        return new RunningWork(
                state.started().deployment(),
                Said.title(state.started().plan()),
                Standing.of(state),
                state.cancelAsked(),
                StopQuestion.of(state, "Stop the deployment"));
    }
}
