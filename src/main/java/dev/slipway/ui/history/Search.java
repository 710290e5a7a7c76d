package dev.slipway.ui.history;

import dev.slipway.app.CommitQuery;
import dev.slipway.app.Outcome;
import dev.slipway.app.ProjectHistory;
import dev.slipway.git.GraphView;
import dev.slipway.release.Revision;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Background;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Commits that are shown alone: those that a query fits, newest first and while it goes on, or a list. */
final class Search {
    private static final int AT_ONCE = 500;

    private final ProjectHistory history;
    private final Background background;
    private final Activity looking;
    private final Runnable changed;
    private String wanted = "";
    private Optional<Picked> shown = Optional.empty();

    /** Where it goes on; it is shown as soon as it has as much as what is shown meanwhile. */
    private Optional<Picked> filling = Optional.empty();

    /** @param changed called when more was found */
    Search(ProjectHistory history, Background background, Runnable changed) {
        this.history = history;
        this.background = background;
        this.looking = new Activity(background);
        this.changed = changed;
    }

    /** Looks for what a {@link CommitQuery} says; for nothing everything is shown again. */
    void start(String text, GraphView view) {
        clear();
        wanted = text.strip();
        again(view);
    }

    /** Looks for the same in another history; what was found is shown until as much is found there. */
    void again(GraphView view) {
        if (wanted.isEmpty()) {
            return;
        }
        Picked found = new Picked(view);
        filling = Optional.of(found);
        Consumer<List<Revision>> heard = background.batched(lists -> {
            if (filling.filter(found::equals).isPresent()) {
                lists.forEach(found::add);
                if (shown.filter(before -> before.size() > found.size()).isEmpty()) {
                    shown = filling;
                }
                changed.run();
            }
        });
        String text = wanted;
        looking.ask("Looking for " + text, () -> look(text, view, heard), _ -> {
            shown = filling;
            changed.run();
        });
    }

    private Outcome<CommitQuery> look(String text, GraphView view, Consumer<List<Revision>> heard) {
        ZoneId zone = ZoneId.systemDefault();
        return CommitQuery.of(text, LocalDate.now(zone), zone).map(query -> {
            int at = 0;
            while (!Thread.currentThread().isInterrupted() && (at < view.size() || !view.complete())) {
                if (at == view.size()) {
                    view.extend(AT_ONCE);
                }
                int count = Math.min(AT_ONCE, view.size() - at);
                heard.accept(history.fitting(view, at, count, query));
                at += count;
            }
            return query;
        });
    }

    /** Shows everything again. */
    void clear() {
        stop();
        looking.dismiss();
        wanted = "";
        shown = Optional.empty();
        filling = Optional.empty();
        changed.run();
    }

    /** Shows these commits alone, as far as they have rows. */
    void list(Collection<Revision> commits, GraphView view) {
        clear();
        Picked listed = new Picked(view);
        listed.add(commits);
        shown = Optional.of(listed);
        changed.run();
    }

    /** Looks no further. */
    void stop() {
        looking.stop();
    }

    /** Whether something is looked for. */
    boolean wanted() {
        return !wanted.isEmpty();
    }

    /** What is shown instead of everything. */
    Optional<Picked> shown() {
        return shown;
    }

    /** The looking itself. */
    Activity looking() {
        return looking;
    }
}
