package dev.slipway.git;

import dev.slipway.release.Revision;
import java.time.Instant;
import java.util.List;

/**
 * A commit.
 *
 * @param authored when it was written
 * @param at when it was committed, which for a rebased one is later
 */
public record Commit(
        Revision revision,
        String subject,
        String message,
        Person author,
        Instant authored,
        Person committer,
        Instant at,
        List<Revision> parents) {}
