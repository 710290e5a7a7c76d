package dev.slipway.ssh;

import java.util.Optional;

/** How it stands with the connection to a host. */
public sealed interface Link {
    /** Nobody has asked for one yet. */
    record None() implements Link {}

    /** It is open: the host has given a sign of life within the last seconds. */
    record Open(Connection connection) implements Link {}

    /**
     * It was open, and it is not known how the host is now.
     *
     * @param again why none came about since, where that was tried
     */
    record Lost(Optional<SshException> again) implements Link {}

    /** None came about when one was asked for last; where one is open still, it is older than that. */
    record Failed(SshException fault) implements Link {}

    /** Why none came about when one was asked for last, where it is so. */
    default Optional<SshException> lastFault() {
        return switch (this) {
            case Lost lost -> lost.again();
            case Failed failed -> Optional.of(failed.fault);
            case None _, Open _ -> Optional.empty();
        };
    }
}
