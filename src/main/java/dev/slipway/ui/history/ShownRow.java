package dev.slipway.ui.history;

import dev.slipway.git.Headline;
import dev.slipway.git.graph.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A row as it is drawn.
 *
 * @param commit empty until it was read, and where it cannot be
 */
record ShownRow(Row row, Optional<Headline> commit, List<Badge> badges) {

    /** The row in words. */
    String text() {
        String marks = badges.stream().map(badge -> badge.text() + ", ").collect(Collectors.joining());
        return row.revision().abbreviated()
                + commit.map(read -> ", " + marks + read.subject() + ", "
                                + read.author().name())
                        .orElse("");
    }
}
