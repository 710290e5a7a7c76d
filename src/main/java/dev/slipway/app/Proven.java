package dev.slipway.app;

import dev.slipway.deploy.Event;
import dev.slipway.deploy.run.Permit;
import dev.slipway.project.PolicyConfig;
import dev.slipway.promotion.Signed;
import dev.slipway.release.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * That somebody has signed that they start a plan.
 *
 * @param deployment as which it runs
 * @param people who they are, by the policy to which they are known
 * @param starts of promotions, by the policy under which they were approved; to be told to the team once the plan runs
 * @param permits for the guards of hosts
 * @param occasion what makes it start
 * @param at when it was signed
 * @param overridden that they start it in spite of gates that are closed; empty where none is to be overridden
 */
record Proven(
        String deployment,
        Map<PolicyConfig, String> people,
        Map<PolicyConfig, Start> starts,
        List<Permit> permits,
        Occasion occasion,
        Instant at,
        Optional<Event.Overridden> overridden) {
    Proven {
        people = Map.copyOf(people);
        starts = Map.copyOf(starts);
        permits = List.copyOf(permits);
    }

    /** The promotion that was signed for under a policy. */
    Optional<Digest> promotion(PolicyConfig policy) {
        return Optional.ofNullable(starts.get(policy)).map(Start::promotion);
    }

    /** The signed start of a promotion. */
    record Start(Digest promotion, Signed signed, String by) {}
}
