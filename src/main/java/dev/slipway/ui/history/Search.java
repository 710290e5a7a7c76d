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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Commits that are shown alone: those that a query fits, newest first and while it goes on, or a list. */
final class Search {
    private static final int AT_ONCE = 500;

    private final ProjectHistory history;
    private final Background background;
    private final Activity looking;
    private final Runnable changed;
    private final ReadOnlyStringWrapper wanted = new ReadOnlyStringWrapper("");
    private Optional<Set<Revision>> within = Optional.empty();
    private Optional<Picked> shown = Optional.empty();

    /** Where it goes on; it is shown as soon as it has as much as what is shown meanwhile. */
    private Optional<Picked> filling = Optional.empty();

    /** The history in which it was looked, or is. */
    private Optional<GraphView> looked = Optional.empty();

    /** @param changed called when more was found */
    Search(ProjectHistory history, Background background, Runnable changed) {
        this.history = history;
        this.background = background;
        this.looking = new Activity(background);
        this.changed = changed;
    }

    /** Looks for what a {@link CommitQuery} says; for nothing everything is shown again. */
    void start(String text, GraphView view) {
        if (text.isBlank()) {
            clear();
        } else {
            wanted.set(text.strip());
            look(view, true);
        }
    }

    /** Looks for the same in another history, or goes on where it was stopped; what was found is shown meanwhile. */
    void again(GraphView view) {
        if (wanted() && looked.filter(view::equals).isEmpty()) {
            look(view, false);
        }
    }

    private void look(GraphView view, boolean other) {
        Picked found = new Picked(view);
        filling = Optional.of(found);
        looked = Optional.of(view);
        Consumer<List<Revision>> heard = background.batched(lists -> {
            if (filling.filter(found::equals).isPresent()) {
                lists.forEach(found::add);
                if (other
                        || shown.filter(before -> before.size() > found.size()).isEmpty()) {
                    shown = filling;
                }
                changed.run();
            }
        });
        String text = wanted.get();
        Optional<Set<Revision>> of = within;
        looking.ask("Looking for " + text, () -> look(text, of, view, heard), _ -> {
            shown = filling;
            changed.run();
        });
    }

    private Outcome<CommitQuery> look(
            String text, Optional<Set<Revision>> of, GraphView view, Consumer<List<Revision>> heard) {
        ZoneId zone = ZoneId.systemDefault();
        return CommitQuery.of(text, LocalDate.now(zone), zone).map(query -> {
            int at = 0;
            while (!Thread.currentThread().isInterrupted() && (at < view.size() || !view.complete())) {
                if (at == view.size()) {
                    view.extend(AT_ONCE);
                }
                int count = Math.min(AT_ONCE, view.size() - at);
                heard.accept(history.fitting(view, at, count, query).stream()
                        .filter(commit ->
                                of.filter(set -> !set.contains(commit)).isEmpty())
                        .toList());
                at += count;
            }
            return query;
        });
    }

    /** Shows everything again. */
    void clear() {
        stop();
        looking.dismiss();
        wanted.set("");
        shown = Optional.empty();
        filling = Optional.empty();
        changed.run();
    }

    /** Looks no more among some commits alone, and shows everything again. */
    void clearAll() {
        within = Optional.empty();
        clear();
    }

    /** Shows these commits alone, as far as they have rows, or those of them that fit what is looked for. */
    void list(Set<Revision> commits, GraphView view) {
        if (wanted()) {
            if (!within.equals(Optional.of(commits))) {
                within = Optional.of(commits);
                look(view, false);
            }
            return;
        }
        within = Optional.of(commits);
        Picked listed = new Picked(view);
        listed.add(commits);
        shown = Optional.of(listed);
        changed.run();
    }

    /** Looks no further, until it is asked again. */
    void stop() {
        looking.stop();
        looked = Optional.empty();
    }

    /** Whether something is looked for. */
    boolean wanted() {
        return !wanted.get().isEmpty();
    }

    /** What is looked for, as it was typed. */
    ReadOnlyStringProperty wantedProperty() {
        return wanted.getReadOnlyProperty();
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
