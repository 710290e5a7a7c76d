package dev.slipway.ui.history;

import dev.slipway.git.Headline;
import dev.slipway.git.graph.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row as it is drawn.
 *
 * @param commit empty until it was read, and where it cannot be
 */
record ShownRow(Row row, Optional<Headline> commit, List<Badge> badges) {

    /** The lane farthest to the right in which something of this row is drawn. */
    int lastLane() {
        return Stream.concat(row.upper().stream(), row.lower().stream())
                .mapToInt(line -> Math.max(line.from(), line.to()))
                .reduce(row.lane(), Math::max);
    }

    /** The row in words. */
    String text() {
        String marks = badges.stream().map(badge -> badge.text() + ", ").collect(Collectors.joining());
        return row.revision().abbreviated()
                + commit.map(read -> ", " + marks + read.subject() + ", "
                                + read.author().name())
                        .orElse("");
    }
}
