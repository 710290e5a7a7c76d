package dev.slipway.app;

import dev.slipway.project.PolicyConfig;
import dev.slipway.promotion.Signed;
import dev.slipway.release.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * That somebody has signed that they start a plan.
 *
 * @param deployment as which it runs; empty while nobody has signed
 * @param people who they are, by the policy to which they are known
 * @param starts of promotions, to be told to the team once the plan runs
 */
record Proven(Optional<String> deployment, Map<PolicyConfig, String> people, List<Start> starts) {
    static final Proven NOBODY = new Proven(Optional.empty(), Map.of(), List.of());

    Proven {
        people = Map.copyOf(people);
        starts = List.copyOf(starts);
    }

    /** The signed start of a promotion. */
    record Start(Digest promotion, Signed signed, String by) {}
}
