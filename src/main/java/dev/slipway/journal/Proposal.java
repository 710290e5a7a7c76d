package dev.slipway.journal;

import java.util.UUID;

/**
 * An entry to be appended once, however often it is asked for.
 *
 * @param id made by whoever asks; the same when it asks again
 */
record Proposal(UUID id, Draft draft) {}
