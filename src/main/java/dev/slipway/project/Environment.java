package dev.slipway.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A named place that runs one release.
 *
 * @param branch whose commits end up here
 * @param auto deployed by itself when the branch moves
 * @param variables what differs here from the project's variables
 */
public record Environment(
        String name,
        Tier tier,
        Optional<String> branch,
        boolean auto,
        List<Host> hosts,
        Map<String, String> variables,
        Rollout rollout) {

    /** The host that keeps the lease and the deployment journal of this environment. */
    public Host leaseHost() {
        return hosts.stream()
                .filter(h -> h.name().equals(rollout.leaseHost()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No lease host in " + name));
    }
}
