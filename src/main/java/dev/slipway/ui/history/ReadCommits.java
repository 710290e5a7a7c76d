package dev.slipway.ui.history;

import dev.slipway.app.ProjectHistory;
import dev.slipway.git.Headline;
import dev.slipway.git.graph.Row;
import dev.slipway.release.Revision;
import dev.slipway.ui.work.Background;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the rows say that were looked at last; nothing of commits that cannot be read. Those that are missing are read in the background, many at once. */
final class ReadCommits {
    private static final int KEPT = 4_000;

    private final ProjectHistory history;
    private final Background background;
    private final Runnable changed;
    private final Consumer<Throwable> failed;
    private final Map<Revision, Optional<Headline>> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Revision, Optional<Headline>> eldest) {
            return size() > KEPT;
        }
    };
    private boolean resting = true;

    /**
     * @param changed called when commits have come
     * @param failed called when some could not be read; then no more are read until {@link #goOn}
     */
    ReadCommits(ProjectHistory history, Background background, Runnable changed, Consumer<Throwable> failed) {
        this.history = history;
        this.background = background;
        this.changed = changed;
        this.failed = failed;
    }

    /** Reads again after a failure. */
    void goOn() {
        resting = true;
    }

    /** Rows with their commits, as far as those were read; the others are read now, unless others are being read. */
    List<ShownRow> shown(List<Row> rows, Map<Revision, List<Badge>> badges) {
        List<Revision> missing = rows.stream()
                .map(Row::revision)
                .filter(revision -> !kept.containsKey(revision))
                .toList();
        if (!missing.isEmpty() && resting) {
            read(missing);
        }
        return rows.stream()
                .map(row -> new ShownRow(
                        row,
                        kept.getOrDefault(row.revision(), Optional.empty()),
                        badges.getOrDefault(row.revision(), List.of())))
                .toList();
    }

    private void read(List<Revision> missing) {
        resting = false;
        background.run(
                () -> history.headlines(missing),
                headlines -> {
                    resting = true;
                    missing.forEach(revision -> kept.put(revision, Optional.empty()));
                    headlines.forEach(headline -> kept.put(headline.revision(), Optional.of(headline)));
                    changed.run();
                },
                failed);
    }
}
