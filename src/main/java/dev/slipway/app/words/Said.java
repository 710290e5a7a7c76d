package dev.slipway.app.words;

import dev.slipway.deploy.Event;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Plan;
import java.util.Optional;

/** What a deployment is called and what its phases do, in words. */
public final class Said {
    private Said() {}

    /** "v1.8.0 to production", "production back to v1.7.3". */
    public static String title(Plan plan) {
        String environment = plan.target().environment();
        String release = plan.release().name();
        return plan.mode() == Mode.ROLLBACK ? environment + " back to " + release : release + " to " + environment;
    }

    /** "v1.8.0 from staging to production" where it was promoted, else as its plan is called. */
    public static String title(Event.Started started) {
        return started.promotedFrom()
                .map(from -> started.plan().release().name() + " from " + from + " to "
                        + started.plan().target().environment())
                .orElseGet(() -> title(started.plan()));
    }

    /** "ana overrode closed gates: the payment provider is down"; empty where none was. */
    public static Optional<String> overridden(Event.Started started) {
        return started.overridden().map(over -> over.by() + " overrode closed gates: " + over.reason());
    }

    /** "robin chose to roll back". */
    public static String resumed(Event.Resumed resumed) {
        return resumed.by() + " chose to " + Words.word(resumed.resolution());
    }

    /** Why a host does not tell how it goes on, and what is done about it. */
    public static String away(Event.HostAway away) {
        return away.why() + " It is asked how it goes on there.";
    }

    /** The phase as a noun over its times. */
    public static String name(Phase phase) {
        return switch (phase) {
            case PREFLIGHT -> "Preflight";
            case PREPARE -> "Prepare";
            case SWITCH -> "Switch";
            case RESTART -> "Restart";
            case VERIFY -> "Verify";
            case CHECK -> "Check";
            case RETIRE -> "Retire";
        };
    }

    /** What happens in the phase, to be followed by hosts. */
    public static String doing(Phase phase) {
        return switch (phase) {
            case PREFLIGHT -> "looking at";
            case PREPARE -> "preparing";
            case SWITCH -> "switching";
            case RESTART -> "restarting";
            case VERIFY -> "verifying";
            case CHECK -> "checking";
            case RETIRE -> "tidying";
        };
    }

    /** A step as it is told of: "switch web", "back: switch web". */
    public static String step(Phase phase, String component, boolean undo) {
        return (undo ? "back: " : "") + Words.word(phase) + (component.isEmpty() ? "" : " " + component);
    }
}
