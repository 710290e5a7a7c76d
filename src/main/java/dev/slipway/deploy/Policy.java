package dev.slipway.deploy;

import dev.slipway.project.Rollout;
import dev.slipway.project.Rules.CheckAfter;
import java.time.Duration;
import java.util.List;

/** What the plan does between hosts and when something fails. */
public record Policy(
        Duration pause,
        int maxFailed,
        Rollout.OnFailure onFailure,
        Rollout.Unreachable unreachable,
        List<CheckAfter> checksAfter) {}
