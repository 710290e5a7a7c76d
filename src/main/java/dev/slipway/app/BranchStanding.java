package dev.slipway.app;

import dev.slipway.git.Branch;
import dev.slipway.git.Headline;
import dev.slipway.git.graph.AheadBehind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a branch stands.
 *
 * @param last the commit at its tip
 * @param upstream against the remote-tracking branch that it follows; empty where it follows none that is here
 * @param feeds the branch that its commits go to next: of an environment's branch that of the next environment, of any other
 *     that of the first; empty where there is none
 * @param against what it has more than that branch, and what it lacks
 */
public record BranchStanding(
        Branch branch,
        Headline last,
        Optional<AheadBehind> upstream,
        Optional<String> feeds,
        Optional<AheadBehind> against) {
    /** How long after its last commit a branch counts as stale. */
    public static final Duration STALE = Duration.ofDays(60);

    /** Whether the branch that it feeds has all of it. */
    public boolean merged() {
        return against.filter(counts -> counts.ahead() == 0).isPresent();
    }

    /** Whether nothing was committed for long. */
    public boolean stale(Instant now) {
        return last.at().plus(STALE).isBefore(now);
    }
}
