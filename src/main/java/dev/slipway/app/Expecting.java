package dev.slipway.app;

import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.promotion.Calendar.Closing;
import dev.slipway.promotion.Estimate;
import dev.slipway.promotion.Gates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;

/** Finds out what is to be expected of a plan: from the trail, and from the policies that count. */
final class Expecting {
    private final Policies policies;
    private final EarlierRuns earlier;
    private final PlannedChanges planned;
    private final InstantSource clock;

    Expecting(Policies policies, EarlierRuns earlier, PlannedChanges planned, InstantSource clock) {
        this.policies = policies;
        this.earlier = earlier;
        this.planned = planned;
        this.clock = clock;
    }

    Outlook outlook(Review review) {
        Plan plan = review.plan();
        Optional<Estimate> estimate = earlier.estimate(plan);
        return new Outlook(
                estimate,
                plan.mode() == Mode.ROLLBACK // no window and no freeze concerns going back
                        ? Optional.empty()
                        : estimate.flatMap(time -> crosses(plan.target().environment(), time.longest())),
                new RollbackMeter(
                        review.outlook().back().kept(),
                        RollbackMeter.Since.of(planned.migrations(plan)),
                        earlier.lastRollback(plan.target().environment()),
                        earlier.lastDrill(),
                        clock.instant()));
    }

    private Optional<Closing> crosses(String environment, Duration length) {
        return policies.protecting().stream()
                .map(policy -> Gates.of(policy.policy(), environment).calendar())
                .flatMap(calendar -> calendar.closesWithin(clock.instant(), length).stream())
                .min(Comparator.comparing(closing -> closing.at().toInstant()));
    }
}
