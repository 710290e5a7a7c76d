package dev.slipway.promotion;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Verdict;
import dev.slipway.release.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One time that a release was brought to an environment: that it came live there, or was to and did not.
 *
 * @param deployment the one that brought it
 * @param at when that ended, or began where it has not
 * @param verdict how it ended; empty where it has not
 * @param until when another release took its place; empty while it is live, and where it never was
 */
public record Stay(
        String environment,
        String deployment,
        String by,
        Instant at,
        Optional<Verdict> verdict,
        Optional<Instant> until) {

    /** Whether the release came live. */
    public boolean cameLive() {
        return verdict.filter(Verdict.SUCCEEDED::equals).isPresent();
    }

    /** Whether it is live now, as far as the deployments tell. */
    public boolean live() {
        return cameLive() && until.isEmpty();
    }

    /**
     * All of a release, the latest first. Where it was deployed again while it was live, it went on being live.
     *
     * @param deployments in any order
     */
    public static List<Stay> of(Revision release, List<DeploymentState> deployments) {
        Map<String, List<Stay>> stays = new LinkedHashMap<>();
        deployments.stream()
                .sorted(Comparator.comparing(Stay::time))
                .forEach(state -> add(
                        state,
                        state.started().plan().release().revision().equals(release),
                        stays.computeIfAbsent(state.started().plan().target().environment(), _ -> new ArrayList<>())));
        return stays.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Stay::at).reversed())
                .toList();
    }

    private static void add(DeploymentState state, boolean same, List<Stay> stays) {
        Stay next = stay(state);
        boolean live = stays.stream().anyMatch(Stay::live);
        if (same && !(next.cameLive() && live)) {
            stays.add(next);
        }
        if (!same && next.cameLive()) {
            stays.replaceAll(stay -> stay.live() ? stay.ended(next.at()) : stay);
        }
    }

    private static Stay stay(DeploymentState state) {
        return new Stay(
                state.started().plan().target().environment(),
                state.started().deployment(),
                state.started().by(),
                time(state),
                state.ended().map(Event.Ended::verdict),
                Optional.empty());
    }

    private static Instant time(DeploymentState state) {
        return state.ended().map(Event.Ended::at).orElse(state.started().at());
    }

    private Stay ended(Instant at) {
        return new Stay(environment, deployment, by, this.at, verdict, Optional.of(at));
    }
}
