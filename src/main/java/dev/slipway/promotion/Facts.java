package dev.slipway.promotion;

import dev.slipway.deploy.Mode;
import dev.slipway.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known when gates are judged. People go by their names in the policy; whoever it does not know must come by a name
 * that is not in it. Only what was proven is a fact: an approval whose signature is valid and over this very plan.
 *
 * @param starter the person who would start it
 * @param soaked when the release was live in the environment of the policy's soak time, in any order
 * @param checks the checks before a deployment, as they stand
 * @param hold on the environment
 * @param block on the release
 * @param override of this promotion's gates
 */
public record Facts(
        Request request,
        String starter,
        List<Live> soaked,
        List<Check> checks,
        Optional<Decision> hold,
        Optional<Decision> block,
        List<Approval> approvals,
        Optional<Decision> override) {
    public Facts {
        soaked = List.copyOf(soaked);
        checks = List.copyOf(checks);
        approvals = List.copyOf(approvals);
    }

    /**
     * What is to be done.
     *
     * @param migrations whether the plan has migrations
     * @param by who asks for it
     * @param schedule when it is to start by itself; empty where somebody starts it
     */
    public record Request(Mode mode, Release release, boolean migrations, String by, Optional<Schedule> schedule) {}

    /**
     * A time in which a release was live.
     *
     * @param to empty while it still is
     */
    public record Live(Instant from, Optional<Instant> to) {}

    /** A check before a deployment, and what it found. */
    public record Check(String title, Gate.State state) {}

    /** A valid approval of the plan. */
    public record Approval(String by, Instant at) {}
}
