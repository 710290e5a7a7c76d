package dev.slipway.ui.diff;

import dev.slipway.app.ProjectHistory;
import dev.slipway.git.diff.DiffOptions;
import dev.slipway.git.diff.DiffOptions.WhiteSpace;
import dev.slipway.git.diff.FileDiff;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** What changed in a file that is looked at. */
public final class DiffModel {
    private final ProjectHistory history;
    private final Activity reading;
    private final ReadOnlyObjectWrapper<Optional<FileLine>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FileDiff>> diff = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty ignoringWhiteSpace = new SimpleBooleanProperty();

    public DiffModel(ScreenContext context) {
        this.history = context.workspace().history();
        this.reading = new Activity(context.background());
        ignoringWhiteSpace.addListener(_ -> read());
    }

    /** Looks at a file. */
    public void show(FileLine wanted) {
        diff.set(Optional.empty());
        file.set(Optional.of(wanted));
        read();
    }

    /** Looks at none. */
    public void close() {
        reading.stop();
        file.set(Optional.empty());
        diff.set(Optional.empty());
    }

    /** Compares the file that is looked at. */
    void read() {
        DiffOptions options = new DiffOptions(
                DiffOptions.DEFAULT.context(), ignoringWhiteSpace.get() ? WhiteSpace.IGNORED : WhiteSpace.COUNTS);
        file.get()
                .ifPresent(wanted -> reading.start(
                        "Comparing " + wanted.file().path(),
                        () -> history.diff(wanted.file(), options),
                        read -> diff.set(Optional.of(read))));
    }

    /** The file that is looked at, if any. */
    public ReadOnlyObjectProperty<Optional<FileLine>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** What changed; empty until it was read. */
    public ReadOnlyObjectProperty<Optional<FileDiff>> diffProperty() {
        return diff.getReadOnlyProperty();
    }

    /** Whether lines that differ in white space only count as the same. */
    BooleanProperty ignoringWhiteSpaceProperty() {
        return ignoringWhiteSpace;
    }

    /** The comparing. */
    public Activity reading() {
        return reading;
    }
}
