package dev.slipway.release;

import java.time.Instant;
import java.util.List;

/**
 * A commit as release notes look at it.
 *
 * @param at when it was committed
 */
public record NotedCommit(Revision revision, List<Revision> parents, Instant at, String message) {
    public NotedCommit {
        parents = List.copyOf(parents);
    }

    /** The first line with something in it. */
    String subject() {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    boolean merge() {
        return parents.size() > 1;
    }
}
