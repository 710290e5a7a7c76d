package dev.slipway.ssh;

/** How it stands with the connection to a host. */
public sealed interface Link {
    /** Nobody has asked for one yet. */
    record None() implements Link {}

    /** It is open: the host has given a sign of life within the last seconds. */
    record Open(Connection connection) implements Link {}

    /** It was open, and it is not known how the host is now. */
    record Lost() implements Link {}

    /** None came about when one was asked for last. */
    record Failed(SshException fault) implements Link {}
}
