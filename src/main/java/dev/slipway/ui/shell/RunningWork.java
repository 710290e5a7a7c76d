package dev.slipway.ui.shell;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.DeploymentState.HostState;
import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Plan;

/**
 * A running deployment, as the rail tells it.
 *
 * @param progress steps that ended of those planned, from 0 to 1; -1 while hosts go back, when that is not known
 */
record RunningWork(String id, String title, String detail, double progress, boolean cancelAsked) {

    static RunningWork of(DeploymentState state) {
        Plan plan = state.started().plan();
        return new RunningWork(
                state.started().deployment(),
                plan.release().name() + " to " + plan.target().environment(),
                detail(state),
                state.goingBack().isPresent() ? -1 : progress(state),
                state.cancelAsked());
    }

    private static String detail(DeploymentState state) {
        if (state.goingBack().isPresent()) {
            return "Going back";
        }
        if (state.cancelAsked()) {
            return "Stopping at the next safe point";
        }
        int batches = state.started().plan().batches().size();
        return state.batch() == 0 ? "Preparing" : "Batch " + state.batch() + " of " + batches;
    }

    private static double progress(DeploymentState state) {
        Plan plan = state.started().plan();
        int phases = plan.policy().checksAfter().isEmpty() ? Phase.values().length - 1 : Phase.values().length;
        long planned = plan.hosts().stream()
                .mapToLong(host -> (long) host.components().size() * phases)
                .sum();
        long ended = state.hosts().stream()
                .map(HostState::steps)
                .flatMap(steps -> steps.stream().filter(step -> step.endedAt().isPresent()))
                .count();
        return planned == 0 ? 0 : Math.min(1.0, (double) ended / planned);
    }
}
