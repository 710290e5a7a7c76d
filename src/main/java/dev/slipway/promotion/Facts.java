package dev.slipway.promotion;

import dev.slipway.deploy.Mode;
import dev.slipway.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
     * @param changes what of the repository's files it changes
     * @param by who asks for it
     * @param schedule when it is to start by itself; empty where somebody starts it
     */
    public record Request(Mode mode, Release release, Changes changes, String by, Optional<Schedule> schedule) {}

    /**
     * What a plan changes of the repository's files.
     *
     * @param known whether that could be found out; where not, it is taken to change whatever a rule asks for
     * @param migrations whether it brings migrations, or changes some
     * @param files those that differ, by path; of one that moved, where it is now
     * @param left where files were that moved
     */
    public record Changes(boolean known, boolean migrations, Set<String> files, Set<String> left) {
        /** Nothing differs. */
        public static final Changes NONE = new Changes(true, false, Set.of(), Set.of());

        /** It could not be found out. */
        public static final Changes UNKNOWN = new Changes(false, false, Set.of(), Set.of());

        public Changes {
            files = Set.copyOf(files);
            left = Set.copyOf(left);
        }
    }

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
