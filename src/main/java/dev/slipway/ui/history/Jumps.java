package dev.slipway.ui.history;

import dev.slipway.app.Landmarks;
import dev.slipway.app.ProjectHistory;
import dev.slipway.git.GraphView;
import dev.slipway.release.Revision;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Where a person wants to go in the history: at once where its row is known, else as soon as it is. */
final class Jumps {
    private final HistoryModel model;
    private final ScreenContext context;
    private final ProjectHistory history;
    private final Activity naming;

    /** Where to go once its row is known. */
    private Optional<Revision> sought = Optional.empty();

    /** Of which day the newest commit is wanted, once the history is known so far. */
    private Optional<Instant> day = Optional.empty();

    Jumps(HistoryModel model, ScreenContext context) {
        this.model = model;
        this.context = context;
        this.history = context.workspace().history();
        this.naming = new Activity(context.background());
    }

    /** The finding of what a person names. */
    Activity naming() {
        return naming;
    }

    void stop() {
        naming.stop();
    }

    /** More rows are known. */
    void goOn() {
        sought.ifPresent(this::to);
        day.ifPresent(this::to);
    }

    void to(Revision revision) {
        sought = Optional.empty();
        day = Optional.empty();
        Optional<GraphView> graph = model.graphProperty().get();
        if (model.rowOf(revision).isPresent()) {
            model.chosenProperty().set(Optional.of(revision));
        } else if (model.search().shown().isPresent()) {
            model.search().clear();
            model.show(Scope.ALL);
            to(revision);
        } else if (graph.filter(view -> !view.complete()).isPresent()) {
            sought = Optional.of(revision);
        } else if (!model.scopeProperty().get().equals(Scope.ALL)) {
            sought = Optional.of(revision);
            model.show(Scope.ALL);
        } else {
            context.notices()
                    .failed(new Fault(
                            "The commit " + revision.abbreviated() + " is in no branch and no tag.",
                            "Fetch, or make a branch at it.",
                            ""));
        }
    }

    void to(String text) {
        switch (Goal.of(text, ZoneId.systemDefault())) {
            case Goal.Day(var end) -> to(end);
            case Goal.Two(var one, var other) -> compare(one, other);
            case Goal.Named(var name) -> {
                Landmarks marks = model.landmarksProperty().get();
                naming.ask("Looking for " + name, () -> history.find(name, marks), this::to);
            }
        }
    }

    private void to(Instant end) {
        sought = Optional.empty();
        day = Optional.empty();
        model.graphProperty()
                .get()
                .flatMap(view -> view.firstAt(end.getEpochSecond()).stream()
                        .boxed()
                        .flatMap(row -> view.revisions(row, 1).stream())
                        .findFirst())
                .ifPresentOrElse(this::to, () -> notYet(end));
    }

    private void notYet(Instant end) {
        if (model.graphProperty().get().filter(GraphView::complete).isEmpty()) {
            day = Optional.of(end);
        } else {
            context.notices().failed(new Fault("No commit is as old as that.", "Choose a later day.", ""));
        }
    }

    void compare(String left, String right) {
        Landmarks marks = model.landmarksProperty().get();
        naming.ask(
                "Comparing " + left + " with " + right,
                () -> history.find(left, marks)
                        .then(of -> history.find(right, marks).map(with -> new Scope.Compared(left, of, right, with))),
                two -> {
                    model.chosenProperty().set(Optional.empty());
                    model.show(two);
                });
    }
}
