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
        HOST
    }
}
