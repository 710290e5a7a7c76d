package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Verdict;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After an environment went back, by itself or by a person, nothing starts there by itself until somebody resumes it. Only
 * where a policy protects it: elsewhere nothing starts by itself.
 */
final class AutomationHolds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AutomationHolds.class);

    private final Deployments deployments;
    private final Marks marks;
    private final Predicate<String> protectedByPolicy;
    private final Predicate<String> rehearsed;
    private final Telling telling;

    /** @param rehearsed whether a drill runs in an environment: that comes forward again by itself */
    AutomationHolds(
            Deployments deployments, Marks marks, Predicate<String> protectedByPolicy, Predicate<String> rehearsed) {
        this.deployments = deployments;
        this.marks = marks;
        this.protectedByPolicy = protectedByPolicy;
        this.rehearsed = rehearsed;
        this.telling = new Telling(marks::share);
    }

    /** From now on it hears of ends. */
    AutomationHolds listening() {
        deployments.listen(event -> {
            if (event instanceof Event.Ended end) {
                deployments.deployment(end.deployment()).ifPresent(state -> ended(state, end));
            }
        });
        return this;
    }

    private void ended(DeploymentState state, Event.Ended end) {
        String environment = state.started().plan().target().environment();
        String release = state.started().plan().release().name();
        boolean back = state.started().plan().mode() == Mode.ROLLBACK && end.verdict() == Verdict.SUCCEEDED;
        boolean undone = end.verdict() == Verdict.ROLLED_BACK;
        if ((back || undone) && protectedByPolicy.test(environment) && !rehearsed.test(environment)) {
            hold(
                    environment,
                    "for automation, since " + (back ? "it went back to " + release : release + " was rolled back")
                            + " (" + end.deployment() + ").");
        }
    }

    /** That this fails changes nothing about how the deployment ended. */
    private void hold(String environment, String reason) {
        try {
            marks.turnAutomationOff(environment, reason);
            telling.tell("the hold for automation");
        } catch (RuntimeException e) {
            LOG.warn("Automation of {} could not be turned off", environment, e);
        }
    }

    /** Waits until the team was told; a remote that does not answer is told the next time. */
    @Override
    public void close() {
        telling.close();
    }
}
