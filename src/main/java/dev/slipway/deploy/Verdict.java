package dev.slipway.deploy;

/** How a deployment ended. */
public enum Verdict {
    SUCCEEDED,
    FAILED,
    ROLLED_BACK,
    INTERRUPTED,
    UNKNOWN,
    CANCELLED
}
