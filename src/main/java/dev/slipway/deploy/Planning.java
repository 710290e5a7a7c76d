package dev.slipway.deploy;

/** What planning gave. */
public sealed interface Planning {
    /** A plan that can run. */
    record Ready(Plan plan) implements Planning {}

    /** Something stands in the way. */
    record No(Refused refused) implements Planning {}
}
