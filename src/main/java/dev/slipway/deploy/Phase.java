package dev.slipway.deploy;

/** The parts of a deployment on a host, in order. */
public enum Phase {
    PREFLIGHT,
    PREPARE,
    SWITCH,
    RESTART,
    VERIFY,
    CHECK,
    RETIRE
}
