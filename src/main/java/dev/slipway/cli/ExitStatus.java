package dev.slipway.cli;

import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Verdict;

/** What the process tells its caller. */
final class ExitStatus {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int REFUSED = 3;
    static final int UNREACHABLE = 4;

    private ExitStatus() {}

    static int of(Refused.Cause cause) {
        return switch (cause) {
            case USAGE -> USAGE;
            case GATE -> REFUSED;
            case HOST -> UNREACHABLE;
        };
    }

    static int of(Verdict verdict) {
        return switch (verdict) {
            case SUCCEEDED -> DONE;
            case FAILED, ROLLED_BACK, INTERRUPTED, CANCELLED -> FAILED;
            case UNKNOWN -> UNREACHABLE;
        };
    }
}
