package dev.slipway.project.yaml;

import dev.slipway.project.Component;
import dev.slipway.project.Database;
import dev.slipway.project.Notes;
import dev.slipway.project.Rollout;
import dev.slipway.project.Versioning;
import dev.slipway.project.condition.Condition;
import java.time.Duration;
import java.util.List;

/** What holds where a file is silent: every default of slipway.yaml and slipway.policy.yaml. */
final class Defaults {
    static final Versioning VERSIONING = new Versioning("v{version}", true, false);
    static final Notes NOTES = new Notes(List.of());

    static final Rollout.Batches BATCHES = new Rollout.Batches(new Rollout.Size(100, true), Duration.ZERO, 0);
    static final Rollout.OnFailure ON_FAILURE = Rollout.OnFailure.ROLLBACK;
    static final Rollout.Unreachable UNREACHABLE = Rollout.Unreachable.ABORT;

    static final Component.Strategy STRATEGY = Component.Strategy.RELEASES;
    static final Component.Shared SHARED = new Component.Shared(List.of(), List.of());
    static final int KEEP = 5;
    static final Duration DRAIN = Duration.ZERO;

    static final Duration HEALTH_INTERVAL = Duration.ofSeconds(1);
    static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(5);
    static final Duration HEALTH_WITHIN = Duration.ofSeconds(30);
    static final int HEALTH_SUCCESSES = 3;
    static final List<Condition> CONDITIONS = List.of(new Condition("[status] == 200"));

    static final Duration BACKUP_KEEP = Duration.ofDays(30);
    static final int BACKUP_MIN = 3;
    static final Duration MIGRATE_TIMEOUT = Duration.ofMinutes(10);
    static final Database.Compatible COMPATIBLE = Database.Compatible.UNKNOWN;

    static final List<String> STEP_ON = List.of("deploy", "redeploy");
    static final boolean STEP_REQUIRED = true;
    static final Duration PROBE_INTERVAL = Duration.ofSeconds(30);

    static final int APPROVALS = 1;
    static final Duration APPROVAL_EXPIRES = Duration.ofDays(3);

    private Defaults() {}
}
