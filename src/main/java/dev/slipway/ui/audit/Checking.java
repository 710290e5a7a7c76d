package dev.slipway.ui.audit;

import dev.slipway.journal.Verification;
import dev.slipway.ui.work.Fault;

/** Where the check of the trail is. */
sealed interface Checking {
    /** Not asked for yet, or stopped. */
    record NotYet() implements Checking {}

    /**
     * It runs.
     *
     * @param read how many entries were read so far
     */
    record Reading(long read) implements Checking {}

    /** It is done. */
    record Done(Verification result) implements Checking {}

    /** The trail could not be read. */
    record Failed(Fault fault) implements Checking {}
}
