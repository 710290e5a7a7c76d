package dev.slipway.git;

import dev.slipway.release.Revision;
import java.time.Instant;
import java.util.List;

/**
 * A commit.
 *
 * @param at when it was committed, which for a rebased one is later than when it was written
 */
public record Commit(
        Revision revision, String subject, String message, Person author, Instant at, List<Revision> parents) {}
