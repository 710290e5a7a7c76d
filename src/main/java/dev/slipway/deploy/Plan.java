package dev.slipway.deploy;

import dev.slipway.json.Json;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import java.util.List;

/**
 * The exact list of what a deployment would change and run on each host. Pure data: making one changes nothing, and what
 * a person saw, signed and ran is one and the same plan when the digests are equal.
 *
 * @param release the one that would be live afterwards
 * @param batches names of hosts that switch together, in order
 * @param hosts what happens on each, in the order of the environment
 */
public record Plan(
        String project,
        Target target,
        Mode mode,
        Release release,
        Digest configuration,
        List<List<String>> batches,
        List<HostPlan> hosts,
        Policy policy) {

    /** SHA-256 over the canonical JSON form of the plan. */
    public Digest digest() {
        return Digest.of(Json.bytes(this));
    }
}
