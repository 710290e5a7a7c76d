package dev.slipway.cli;

import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Verdict;

/** What the process tells its caller: the statuses of every command. */
public final class ExitStatus {
    /** It was done. */
    public static final int DONE = 0;
    /** The deployment failed or was rolled back unasked, or the trail is broken. */
    public static final int FAILED = 1;
    /** Wrong usage or configuration. */
    public static final int USAGE = 2;
    /** Refused by a gate, a policy or a lease. */
    public static final int REFUSED = 3;
    /** A host could not be reached, or its state is unknown. */
    public static final int UNREACHABLE = 4;

    private ExitStatus() {}

    static int of(Refused.Cause cause) {
        return switch (cause) {
            case USAGE -> USAGE;
            case GATE, BUSY -> REFUSED;
            case HOST -> UNREACHABLE;
        };
    }

    /** Of a run that was asked to end so: what was asked for was done. */
    static int of(Verdict verdict, Verdict asked) {
        return verdict == asked ? DONE : of(verdict);
    }

    static int of(Verdict verdict) {
        return switch (verdict) {
            case SUCCEEDED -> DONE;
            case FAILED, ROLLED_BACK, INTERRUPTED, CANCELLED -> FAILED;
            case UNKNOWN -> UNREACHABLE;
        };
    }
}
