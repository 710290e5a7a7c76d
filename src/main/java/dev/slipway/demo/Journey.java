package dev.slipway.demo;

import dev.slipway.app.Outcome;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Verdict;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Makes plans and runs them to their end, as a person does who reads a plan and confirms it. */
record Journey(Workspace workspace, Consumer<Moment> onlooker) {

    /** Runs what was planned. A refusal is an error here: the demonstration asks for nothing that may be refused. */
    DeploymentState run(Outcome<Review> planned, String message) throws InterruptedException {
        Review review = granted(planned);
        onlooker.accept(new Moment.Planned(review));
        DeploymentState end;
        try (var _ = workspace.listen(underWay())) {
            Running running = granted(workspace.run(review, review.digest(), message));
            end = running.await();
        }
        onlooker.accept(new Moment.Ended(end));
        return end;
    }

    /** Deploys, and insists that it succeeds. */
    DeploymentState deploy(String release, String environment, String message) throws InterruptedException {
        DeploymentState end = run(workspace.plan(release, environment), message);
        if (verdict(end) != Verdict.SUCCEEDED) {
            throw new IllegalStateException("The deployment of " + release + " to " + environment + " ended as "
                    + verdict(end) + ": " + end.ended().map(Event.Ended::reason).orElse("no reason was given"));
        }
        return end;
    }

    /** How a deployment that was waited for has ended. */
    static Verdict verdict(DeploymentState state) {
        return state.ended().map(Event.Ended::verdict).orElse(Verdict.UNKNOWN);
    }

    /** The second batch begins when the first has switched. */
    private Consumer<Event> underWay() {
        AtomicBoolean seen = new AtomicBoolean();
        return event -> {
            if (event instanceof Event.BatchStarted batch && batch.number() == 2 && seen.compareAndSet(false, true)) {
                onlooker.accept(new Moment.UnderWay(batch.deployment()));
            }
        };
    }

    private static <T> T granted(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.No<T>(Refused refused) ->
                throw new IllegalStateException(refused.reason() + " " + refused.remedy());
        };
    }
}
