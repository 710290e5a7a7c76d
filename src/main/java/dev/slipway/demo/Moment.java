package dev.slipway.demo;

import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.journal.Verification;

/** Where the tour stands. It waits until whoever looks on has looked: nothing changes meanwhile but the running work. */
public sealed interface Moment {
    /** The project lives: something is deployed to every environment. */
    record Living() implements Moment {}

    /** A plan lies ready and was not run yet. */
    record Planned(Review review) implements Moment {}

    /** A deployment is under way: some of its hosts have switched. */
    record UnderWay(String deployment) implements Moment {}

    /** A deployment has ended. */
    record Ended(DeploymentState deployment) implements Moment {}

    /** The trail was read and checked. */
    record Verified(Verification verification) implements Moment {}
}
