package dev.slipway.ui.history;

import dev.slipway.app.ProjectHistory;
import dev.slipway.git.Commit;
import dev.slipway.git.GraphView;
import dev.slipway.git.graph.Row;
import dev.slipway.release.Revision;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Commits that are shown alone: those in which a text was found, newest first and while it goes on, or a list. */
final class Search {
    private static final int AT_ONCE = 500;

    private final ProjectHistory history;
    private final Background background;
    private final Activity looking;
    private final Runnable changed;
    private final List<Revision> found = new ArrayList<>();
    private String wanted = "";
    private boolean listed;

    /** @param changed called when more was found */
    Search(ProjectHistory history, Background background, Runnable changed) {
        this.history = history;
        this.background = background;
        this.looking = new Activity(background);
        this.changed = changed;
    }

    /** Looks for this text; for none everything is shown again. */
    void start(String text, GraphView view) {
        clear();
        wanted = text.strip().toLowerCase(Locale.ROOT);
        String word = wanted;
        if (word.isEmpty()) {
            return;
        }
        Consumer<List<Revision>> heard = background.batched(lists -> {
            if (word.equals(wanted)) {
                lists.forEach(found::addAll);
                changed.run();
            }
        });
        looking.start(
                "Looking for " + text.strip(),
                () -> {
                    look(word, view, heard);
                    return word;
                },
                _ -> changed.run());
    }

    private void look(String word, GraphView view, Consumer<List<Revision>> heard) {
        int at = 0;
        while (!Thread.currentThread().isInterrupted() && (at < view.size() || !view.complete())) {
            if (at == view.size()) {
                view.extend(AT_ONCE);
            }
            List<Revision> some = view.revisions(at, AT_ONCE);
            heard.accept(history.fitting(some, commit -> has(word, commit)));
            at += some.size();
        }
    }

    private static boolean has(String word, Commit commit) {
        return commit.revision().id().startsWith(word)
                || Stream.of(
                                commit.message(),
                                commit.author().name(),
                                commit.author().email())
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(word));
    }

    /** Shows everything again. */
    void clear() {
        stop();
        wanted = "";
        listed = false;
        found.clear();
        changed.run();
    }

    /** Shows these commits alone. */
    void list(List<Revision> commits) {
        clear();
        listed = true;
        found.addAll(commits);
        changed.run();
    }

    /** Looks no further. */
    void stop() {
        looking.stop();
    }

    /** Whether text is looked for. */
    boolean looksForText() {
        return !wanted.isEmpty();
    }

    /** Whether only what was found is shown. */
    boolean active() {
        return listed || !wanted.isEmpty();
    }

    /** What was found so far, newest first. */
    List<Revision> found() {
        return found;
    }

    /** Rows of what was found: commits by themselves, for what lies between them is not shown. */
    List<Row> rows(int first, int count) {
        return found.subList(Math.min(first, found.size()), (int) Math.min(found.size(), (long) first + count)).stream()
                .map(revision -> new Row(revision, 0, 0, List.of(), List.of(), List.of()))
                .toList();
    }

    OptionalInt rowOf(Revision revision) {
        int row = found.indexOf(revision);
        return row < 0 ? OptionalInt.empty() : OptionalInt.of(row);
    }

    /** The looking itself. */
    Activity looking() {
        return looking;
    }
}
