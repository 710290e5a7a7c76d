package dev.slipway.ui.shell;

import dev.slipway.app.words.Said;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Target;
import dev.slipway.project.Rollout;
import dev.slipway.project.Tier;
import dev.slipway.ui.widget.Confirmation;
import dev.slipway.ui.words.Standing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is asked before a running deployment is stopped, wherever the person asks for it. */
public final class StopQuestion {
    private StopQuestion() {}

    /**
     * The question; on production the environment's name is to be typed.
     *
     * @param verb on the button that stops it
     */
    public static Confirmation of(DeploymentState running, String verb) {
        Plan plan = running.started().plan();
        Optional<String> typed = plan.target().tier() == Tier.PRODUCTION
                ? Optional.of(plan.target().environment())
                : Optional.empty();
        return new Confirmation(
                "Stop " + Said.title(plan) + "?",
                List.of("It stops at its next safe point, so no host is left half way.", consequence(running)),
                verb,
                true,
                typed,
                false);
    }

    /**
     * The question about all that runs, before the window or the project is left.
     *
     * @param running at least one
     */
    public static Confirmation ofAll(List<DeploymentState> running, String verb) {
        if (running.size() == 1) {
            return of(running.getFirst(), verb);
        }
        Stream<String> each =
                running.stream().map(state -> Said.title(state.started().plan()) + ": " + consequence(state));
        return new Confirmation(
                "Stop " + Words.count(running.size(), "deployment") + "?",
                Stream.concat(Stream.of("Each stops at its next safe point, so no host is left half way."), each)
                        .toList(),
                verb,
                true,
                running.stream()
                        .map(state -> state.started().plan().target())
                        .filter(target -> target.tier() == Tier.PRODUCTION)
                        .map(Target::environment)
                        .findFirst(),
                false);
    }

    private static String consequence(DeploymentState running) {
        Plan plan = running.started().plan();
        if (!Standing.switched(running)) {
            return "No host has switched yet: all stay on what is live now.";
        }
        return plan.policy().onFailure() == Rollout.OnFailure.ROLLBACK
                ? "Hosts that have switched go back to what was live on them before."
                : "Hosts that have switched stay on " + plan.release().name() + " until someone rolls them back.";
    }
}
