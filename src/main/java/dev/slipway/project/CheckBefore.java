package dev.slipway.project;

import java.time.Duration;

/** An automatic gate before anything on a host changes. */
public sealed interface CheckBefore {
    /** The work tree has no uncommitted changes of tracked files. */
    record Clean() implements CheckBefore {}

    /** A remote has the revision. */
    record Pushed() implements CheckBefore {}

    /** Every required variable has a value. */
    record Variables() implements CheckBefore {}

    /** The database answers. */
    record DatabaseAnswers() implements CheckBefore {}

    /** Every host has this much room below each component's root. */
    record Disk(long bytes) implements CheckBefore {}

    /** No host's clock differs from this machine's by more. */
    record Clock(Duration tolerance) implements CheckBefore {}
}
