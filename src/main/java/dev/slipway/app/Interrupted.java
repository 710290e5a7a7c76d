package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Resolution;
import java.util.List;

/**
 * A deployment that began and has no end in the journal.
 *
 * @param hosts what each host says of it, in a sentence
 * @param choices how it can be ended
 */
public record Interrupted(DeploymentState state, List<String> hosts, List<Resolution> choices) {

    /** The environment that it was to change. */
    public String environment() {
        return state.started().plan().target().environment();
    }
}
