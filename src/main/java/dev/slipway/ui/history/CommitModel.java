package dev.slipway.ui.history;

import dev.slipway.app.Containers;
import dev.slipway.app.Landmarks;
import dev.slipway.app.ProjectHistory;
import dev.slipway.git.Commit;
import dev.slipway.git.signature.Signature;
import dev.slipway.release.Revision;
import dev.slipway.ui.checks.ChecksModel;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the chosen commit is: read step by step, what is quick first. */
final class CommitModel {
    private final ProjectHistory history;
    private final Activity reading;
    private final Activity comparing;
    private final ReadOnlyObjectWrapper<Optional<Commit>> commit = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ChangedFiles files;
    private final ReadOnlyObjectWrapper<Optional<Containers>> containers =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final ReadOnlyObjectWrapper<Optional<Signature>> signature = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Activity checking;
    private final ChecksModel checks;
    private Runnable again = () -> {};

    CommitModel(ScreenContext context) {
        this.history = context.workspace().history();
        this.reading = new Activity(context.background());
        this.comparing = new Activity(context.background());
        this.checking = new Activity(context.background());
        this.checks = new ChecksModel(context);
        this.files = new ChangedFiles(history, context.background());
        reading.faultProperty().subscribe(fault -> fault.ifPresent(_ -> commit.set(Optional.empty())));
    }

    /** Shows a commit, or none. */
    void show(Optional<Revision> wanted, Landmarks landmarks) {
        stop();
        again = () -> show(wanted, landmarks);
        files.clear();
        containers.set(Optional.empty());
        signature.set(Optional.empty());
        checks.show(wanted);
        if (wanted.isEmpty()) {
            commit.set(Optional.empty());
            return;
        }
        reading.start(
                "Reading the commit",
                () -> history.commits(List.of(wanted.get())).getFirst(),
                read -> commit.set(Optional.of(read)));
        files.show(() -> history.files(wanted.get()));
        contained(wanted, landmarks);
        checking.start(
                "Checking the signature",
                () -> history.signature(wanted.get()),
                found -> signature.set(Optional.of(found)));
    }

    /** Looks anew what contains it, where that may have changed. */
    void contained(Optional<Revision> wanted, Landmarks landmarks) {
        wanted.ifPresent(revision -> comparing.start(
                "Looking for what contains it",
                () -> history.containing(revision, landmarks),
                found -> containers.set(Optional.of(found))));
    }

    /** Reads the same commit again. */
    void again() {
        again.run();
    }

    /** Stops what it reads. */
    void stop() {
        reading.stop();
        comparing.stop();
        checking.stop();
        checks.stop();
        files.reading().stop();
    }

    /** The commit; empty until it was read, and where it cannot be. */
    ReadOnlyObjectProperty<Optional<Commit>> commitProperty() {
        return commit.getReadOnlyProperty();
    }

    /** The files that it changes. */
    ChangedFiles files() {
        return files;
    }

    /** What contains it; empty until that was found out. */
    ReadOnlyObjectProperty<Optional<Containers>> containersProperty() {
        return containers.getReadOnlyProperty();
    }

    /** Whether it is signed; empty until that was checked. */
    ReadOnlyObjectProperty<Optional<Signature>> signatureProperty() {
        return signature.getReadOnlyProperty();
    }

    /** What the forge says of it. */
    ChecksModel checks() {
        return checks;
    }

    Activity reading() {
        return reading;
    }

    /** The looking for what contains it. */
    Activity comparing() {
        return comparing;
    }

    /** The checking of its signature. */
    Activity checking() {
        return checking;
    }
}
