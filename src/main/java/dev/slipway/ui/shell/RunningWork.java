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
public record RunningWork(String id, String title, Standing standing, boolean cancelAsked, Confirmation question) {

    /** @param asked whether it was asked to stop, which it says itself only at its next safe point */
    static RunningWork of(DeploymentState state, boolean asked) {
        return new RunningWork(
                state.started().deployment(),
                Said.title(state.started().plan()),
                Standing.of(state),
                asked || state.cancelAsked(),
                StopQuestion.of(state, "Stop the deployment"));
    }
}
