package dev.slipway.ui.words;

import dev.slipway.app.Board.Health;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Verdict;
import dev.slipway.ui.widget.State;

/** A state and the word that goes with it. */
public record Mark(State state, String word) {

    /** How a deployment ended, or that it runs. */
    public static Mark of(DeploymentState deployment) {
        return deployment.ended().map(Event.Ended::verdict).map(Mark::of).orElseGet(() -> unended(deployment));
    }

    /** How a deployment ended. */
    public static Mark of(Verdict verdict) {
        return switch (verdict) {
            case SUCCEEDED -> new Mark(State.GOOD, "succeeded");
            case FAILED -> new Mark(State.FAILED, "failed");
            case ROLLED_BACK -> new Mark(State.FAILED, "rolled back");
            case INTERRUPTED -> new Mark(State.WAITING, "interrupted");
            case UNKNOWN -> new Mark(State.WAITING, "unknown");
            case CANCELLED -> new Mark(State.NEUTRAL, "cancelled");
        };
    }

    /** What a host looks like. */
    public static Mark of(Health health) {
        return switch (health) {
            case HEALTHY -> new Mark(State.GOOD, "healthy");
            case UNCHECKED -> new Mark(State.NEUTRAL, "unchecked");
            case SLOW -> new Mark(State.WAITING, "slow");
            case FAILING -> new Mark(State.FAILED, "failing");
            case UNKNOWN -> new Mark(State.WAITING, "unknown");
            case NOT_DEPLOYED -> new Mark(State.NEUTRAL, "not deployed");
        };
    }

    private static Mark unended(DeploymentState deployment) {
        return deployment.goingBack().isPresent()
                ? new Mark(State.WAITING, "going back")
                : new Mark(State.RUNNING, "running");
    }
}
