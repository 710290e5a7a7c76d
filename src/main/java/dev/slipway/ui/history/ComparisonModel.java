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
    private final Activity counting;
    private final ChangedFiles files;
    private final ReadOnlyObjectWrapper<Optional<Scope.Compared>> compared =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<AheadBehind>> counts = new ReadOnlyObjectWrapper<>(Optional.empty());

    ComparisonModel(ScreenContext context) {
        this.history = context.workspace().history();
        this.counting = new Activity(context.background());
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

    /** Compares the same again. */
    void again() {
        compared.get().ifPresent(this::show);
    }

    /** Stops what it reads. */
    void stop() {
        counting.stop();
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

    /** Files that differ from left to right. */
    ChangedFiles files() {
        return files;
    }
}
