package dev.slipway.ui.board;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.ui.words.Mark;
import java.time.Instant;

/** A deployment in the list of the newest, and how it stands. */
record Latest(DeploymentState deployment, Mark mark) {
    /** When it ended, else when it began. */
    Instant at() {
        return deployment
                .ended()
                .map(Event.Ended::at)
                .orElse(deployment.started().at());
    }
}
