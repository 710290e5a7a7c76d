package dev.slipway.deploy;

/**
 * An expected no, as data.
 *
 * @param reason one sentence: what stands in the way, and where
 * @param remedy one sentence: what to do
 */
public record Refused(Cause cause, String reason, String remedy) {
    /** What kind of no it is; the command line makes its exit status from it. */
    public enum Cause {
        USAGE,
        GATE,
        /** Somebody else has it just now, as a lease or a lock, and gives it back. */
        BUSY,
        HOST
    }

    /** Whether it may go by itself, so that it helps to try again. */
    public boolean passes() {
        return cause == Cause.BUSY || cause == Cause.HOST;
    }
}
