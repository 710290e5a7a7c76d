package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Refused;
import java.util.Optional;

/** A deployment that runs. */
public interface Running {
    String id();

    /** The state now. */
    DeploymentState state();

    /** Asks it to stop at the next safe point; it then goes back or holds, as its environment says. */
    void cancel();

    /** Waits for its end and gives the last state. */
    DeploymentState await() throws InterruptedException;

    /** Waits for its end; why nothing was switched, where a gate or a host was in the way. */
    Optional<Refused> refused() throws InterruptedException;
}
