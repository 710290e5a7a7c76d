package dev.slipway.ui.words;

import dev.slipway.app.words.Said;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.DeploymentState.HostState;
import dev.slipway.deploy.DeploymentState.StepState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a deployment is.
 *
 * @param fraction of the planned phases that have ended, 0 to 1
 * @param sentence what it does now, or how it ended
 */
public record Standing(double fraction, String sentence) {

    /** How far this one is. */
    public static Standing of(DeploymentState state) {
        return state.ended()
                .map(end -> new Standing(1, ending(state, end)))
                .orElseGet(() -> new Standing(fraction(state), now(state)));
    }

    /** How long it has run at this time, or how long it took. */
    public static Duration elapsed(DeploymentState state, Instant now) {
        Instant end = state.ended().map(Event.Ended::at).orElse(now);
        Duration length = Duration.between(state.started().at(), end);
        return length.isNegative() ? Duration.ZERO : length;
    }

    /** Whether a host has begun to switch, so that stopping means going back. */
    public static boolean switched(DeploymentState state) {
        return state.hosts().stream()
                .flatMap(host -> host.steps().stream())
                .anyMatch(step -> step.phase() == Phase.SWITCH && !step.undo());
    }

    private static String ending(DeploymentState state, Event.Ended end) {
        return end.reason().isBlank()
                ? Words.count(state.hosts().size(), "host") + ", "
                        + Words.took(Duration.between(state.started().at(), end.at()))
                : end.reason();
    }

    private static double fraction(DeploymentState state) {
        Plan plan = state.started().plan();
        long planned = plan.hosts().stream()
                .mapToLong(host -> Planned.phases(plan, host).size())
                .sum();
        long ended = state.hosts().stream().mapToLong(Standing::endedPhases).sum();
        return planned == 0 ? 0 : Math.min(1, (double) ended / planned);
    }

    private static long endedPhases(HostState host) {
        List<Phase> open = host.steps().stream()
                .filter(Standing::open)
                .map(StepState::phase)
                .toList();
        return host.steps().stream()
                .filter(step -> !step.undo())
                .map(StepState::phase)
                .distinct()
                .filter(phase -> !open.contains(phase))
                .count();
    }

    private static String now(DeploymentState state) {
        String does = state.goingBack().isPresent() ? "Going back: " + doing(state) : Words.capital(doing(state));
        return state.cancelAsked() && state.goingBack().isEmpty()
                ? "Stopping at the next safe point; " + doing(state)
                : does;
    }

    private static String doing(DeploymentState state) {
        Optional<Phase> phase = state.hosts().stream()
                .flatMap(host -> host.steps().stream())
                .filter(Standing::open)
                .map(StepState::phase)
                .max(Phase::compareTo);
        return phase.map(p -> batch(state) + Said.doing(p) + " " + Words.names(hostsIn(state, p)))
                .orElseGet(() -> idle(state));
    }

    private static String idle(DeploymentState state) {
        if (state.hosts().stream().allMatch(host -> host.steps().isEmpty())) {
            return "taking the lease on "
                    + state.started().plan().target().leaseHost().name();
        }
        return batch(state) + "about to begin the next step";
    }

    private static String batch(DeploymentState state) {
        int batches = state.started().plan().batches().size();
        return state.batch() == 0 || batches == 1 ? "" : "batch " + state.batch() + " of " + batches + ", ";
    }

    private static List<String> hostsIn(DeploymentState state, Phase phase) {
        return state.hosts().stream()
                .filter(host -> host.steps().stream().anyMatch(step -> open(step) && step.phase() == phase))
                .map(HostState::host)
                .toList();
    }

    private static boolean open(StepState step) {
        return step.endedAt().isEmpty();
    }
}
