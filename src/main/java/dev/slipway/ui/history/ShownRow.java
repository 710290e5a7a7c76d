package dev.slipway.ui.history;

import dev.slipway.git.Commit;
import dev.slipway.git.graph.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A row as it is drawn.
 *
 * @param commit empty until it was read
 */
record ShownRow(Row row, Optional<Commit> commit, List<Badge> badges) {

    /** The row in words. */
    String text() {
        String marks = badges.stream().map(badge -> badge.text() + ", ").collect(Collectors.joining());
        return row.revision().abbreviated()
                + commit.map(read -> ", " + marks + read.subject() + ", "
                                + read.author().name())
                        .orElse("");
    }
}
