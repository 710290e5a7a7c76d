package dev.slipway.deploy.host;

import dev.slipway.release.Digest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a host has and shows, as one script told it.
 *
 * @param clockOff how far its clock is at least from the one of this machine, however long the answer took
 * @param missing tools that a deployment needs and the host lacks
 * @param guard the digest of the policy under which the host lets changes through; empty where it has no guard
 * @param roots by path, in the order in which they were asked for: where components live on it
 */
public record HostInventory(
        String system,
        Duration clockOff,
        List<String> missing,
        Optional<LeaseHolder.Held> lease,
        Optional<Digest> guard,
        Map<String, RootInventory> roots) {

    /** What stands at a component's root; nothing where the root was not asked for. */
    public RootInventory root(String path) {
        return roots.getOrDefault(path, RootInventory.EMPTY);
    }
}
