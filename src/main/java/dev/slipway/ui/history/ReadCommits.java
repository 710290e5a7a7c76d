package dev.slipway.ui.history;

import dev.slipway.app.ProjectHistory;
import dev.slipway.git.Commit;
import dev.slipway.git.graph.Row;
import dev.slipway.release.Revision;
import dev.slipway.ui.work.Background;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The commits of the rows that were looked at last. Those that are missing are read in the background, many at once. */
final class ReadCommits {
    private static final int KEPT = 4_000;

    private final ProjectHistory history;
    private final Background background;
    private final Runnable changed;
    private final Consumer<Throwable> failed;
    private final Map<Revision, Commit> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Revision, Commit> eldest) {
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
                        Optional.ofNullable(kept.get(row.revision())),
                        badges.getOrDefault(row.revision(), List.of())))
                .toList();
    }

    private void read(List<Revision> missing) {
        resting = false;
        background.run(
                () -> history.commits(missing),
                commits -> {
                    resting = true;
                    commits.forEach(commit -> kept.put(commit.revision(), commit));
                    changed.run();
                },
                failed);
    }
}
