package dev.slipway.app;

import dev.slipway.app.words.Words;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Verdict;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After an environment went back, by itself or by a person, or was switched and did not end well, nothing starts there by itself
 * until somebody resumes it. Only where a policy protects it: elsewhere nothing starts by itself.
 */
final class AutomationHolds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AutomationHolds.class);

    private final Deployments deployments;
    private final Marks marks;
    private final Predicate<String> protectedByPolicy;
    private final Predicate<String> rehearsing;
    private final Telling telling = new Telling();

    /** @param rehearsing whether a drill runs in an environment: that comes forward again by itself */
    AutomationHolds(
            Deployments deployments, Marks marks, Predicate<String> protectedByPolicy, Predicate<String> rehearsing) {
        this.deployments = deployments;
        this.marks = marks;
        this.protectedByPolicy = protectedByPolicy;
        this.rehearsing = rehearsing;
    }

    /** From now on it hears of ends. */
    AutomationHolds listening() {
        deployments.listen(event -> {
            if (event instanceof Event.Ended end) {
                deployments
                        .deployment(end.deployment())
                        .filter(state -> !rehearsing.test(environment(state)))
                        .ifPresent(state -> ended(state, end));
            }
        });
        return this;
    }

    private static String environment(DeploymentState state) {
        return state.started().plan().target().environment();
    }

    private void ended(DeploymentState state, Event.Ended end) {
        why(state, end).ifPresent(why -> hold(environment(state), why + " (" + end.deployment() + ")."));
    }

    /** Nothing where no host was switched. */
    private static Optional<String> why(DeploymentState state, Event.Ended end) {
        String release = state.started().plan().release().name();
        boolean well = end.verdict() == Verdict.SUCCEEDED;
        if (state.started().plan().mode() == Mode.ROLLBACK && well) {
            return Optional.of("it went back to " + release);
        }
        if (end.verdict() == Verdict.ROLLED_BACK) {
            return Optional.of(release + " was rolled back");
        }
        return well || state.batch() == 0
                ? Optional.empty()
                : Optional.of("what was to make " + release + " live ended: " + Words.word(end.verdict()));
    }

    /** A drill that did not come forward again leaves its environment where it went back to. */
    void rehearsed(Drilled drilled) {
        if (drilled.verdict() != Verdict.SUCCEEDED) {
            hold(drilled.environment(), "a rehearsal did not end as it should.");
        }
    }

    /** Not on the thread that tells of events: others wait for it. That this fails changes nothing about how it ended. */
    private void hold(String environment, String why) {
        telling.tell("the hold for automation", () -> {
            if (protectedByPolicy.test(environment)) {
                marks.turnAutomationOff(environment, "for automation, since " + why);
                LOG.info("Nothing starts by itself in {} until somebody resumes it", environment);
            }
            return marks.share();
        });
    }

    /** Waits until that was written, and the team told; a remote that does not answer is told the next time. */
    @Override
    public void close() {
        telling.close();
    }
}
