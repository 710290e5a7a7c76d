package dev.slipway.ui.history;

import dev.slipway.app.ProjectHistory;
import dev.slipway.git.graph.AheadBehind;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What lies between two that are compared. */
final class ComparisonModel {
    private final ProjectHistory history;
    private final ScreenContext context;
    private final Activity counting;
    private final Activity telling;
    private final ChangedFiles files;
    private final ReadOnlyObjectWrapper<Optional<Scope.Compared>> compared =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<AheadBehind>> counts = new ReadOnlyObjectWrapper<>(Optional.empty());

    ComparisonModel(ScreenContext context) {
        this.history = context.workspace().history();
        this.context = context;
        this.counting = new Activity(context.background());
        this.telling = new Activity(context.background());
        this.files = new ChangedFiles(history, context.background());
    }

    /** Compares two, where that is what is shown. */
    void show(Scope scope) {
        counts.set(Optional.empty());
        files.clear();
        if (scope instanceof Scope.Compared two) {
            compared.set(Optional.of(two));
            counting.start(
                    "Counting commits",
                    () -> history.compare(two.leftTip(), two.rightTip()),
                    counted -> counts.set(Optional.of(counted)));
            files.show(() -> history.files(two.leftTip(), two.rightTip()));
        } else {
            compared.set(Optional.empty());
            counting.stop();
        }
    }

    /** Shows the release notes of what the right one has more than the left one. */
    void tellNotes() {
        compared.get()
                .ifPresent(two -> telling.ask(
                        "Making release notes",
                        () -> context.workspace()
                                .notes(
                                        Optional.of(two.leftTip().id()),
                                        Optional.of(two.rightTip().id())),
                        found -> context.sheets()
                                .show(new NotesSheet(
                                        "What " + two.right() + " has more than " + two.left(),
                                        found.notes(),
                                        context.sheets()::close))));
    }

    /** Compares the same again. */
    void again() {
        compared.get().ifPresent(this::show);
    }

    /** Stops what it reads. */
    void stop() {
        counting.stop();
        telling.stop();
        files.reading().stop();
    }

    /** The two; empty where nothing is compared. */
    ReadOnlyObjectProperty<Optional<Scope.Compared>> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    /** Commits of the left and of the right alone; empty until they were counted. */
    ReadOnlyObjectProperty<Optional<AheadBehind>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    Activity counting() {
        return counting;
    }

    /** The making of release notes. */
    Activity telling() {
        return telling;
    }

    /** Files that differ from left to right. */
    ChangedFiles files() {
        return files;
    }
}
