package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import java.util.List;

/** A deployment that began and has no end in the journal, and what each host says of it, in a sentence. */
public record Interrupted(DeploymentState state, List<String> hosts, List<Choice> choices) {
    /** How it can be ended. */
    public enum Choice {
        FINISH,
        ROLL_BACK,
        CLOSE
    }
}
