package dev.slipway.ui.deployment;

import dev.slipway.app.AskedPromotion;
import dev.slipway.app.FailureNote;
import dev.slipway.app.Workspace;
import dev.slipway.app.WrittenEvidence;
import dev.slipway.app.words.Words;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

/** What people said of a deployment: the promotion that it ran, and notes on what went wrong. */
public final class AfterwardsModel {
    private final ScreenContext context;
    private final String id;
    private final Activity reading;
    private final Activity writing;
    private final Activity exporting;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<AskedPromotion>> promotion =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<FailureNote>> notes = new ReadOnlyObjectWrapper<>(List.of());
    private Subscription following = Subscription.EMPTY;

    /** What was read at once. */
    private record Read(Optional<AskedPromotion> promotion, List<FailureNote> notes) {}

    public AfterwardsModel(ScreenContext context, String id) {
        this.context = context;
        this.id = id;
        this.reading = new Activity(context.background());
        this.writing = new Activity(context.background());
        this.exporting = new Activity(context.background());
    }

    /** Reads it. */
    public void attach() {
        following = context.notices().follow(reading);
        read();
    }

    /** Lets go of all that {@link #attach} took. */
    public void detach() {
        following.unsubscribe();
        following = Subscription.EMPTY;
        reading.stop();
        writing.stop();
        exporting.stop();
    }

    /** Reads it again. */
    void read() {
        reading.refresh("Reading what was said of deployment " + id, this::readAll, this::show);
    }

    private Read readAll() {
        Workspace workspace = context.workspace();
        return new Read(
                workspace.promotions().ranAs(id), workspace.failureNotes().of(id));
    }

    private void show(Read read) {
        promotion.set(read.promotion());
        notes.set(read.notes());
    }

    /** The promotion that it ran; empty where it needed no approval. */
    public ReadOnlyObjectProperty<Optional<AskedPromotion>> promotionProperty() {
        return promotion.getReadOnlyProperty();
    }

    /** Notes on it, oldest first. */
    public ReadOnlyObjectProperty<List<FailureNote>> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /** What the person writes as the next note. */
    public StringProperty textProperty() {
        return text;
    }

    /** The keeping of a note. */
    Activity writing() {
        return writing;
    }

    /** The writing of evidence. */
    Activity exporting() {
        return exporting;
    }

    /** Keeps what the person wrote. */
    public void write() {
        writing.ask("Keeping the note", () -> context.workspace().failureNotes().write(id, text.get()), _ -> {
            text.set("");
            read();
        });
    }

    /** Writes the evidence of its promotion into a new or empty folder. */
    void export(Path folder) {
        promotion
                .get()
                .ifPresent(asked -> exporting.ask(
                        "Writing the evidence",
                        () -> context.workspace().promotions().writeEvidence(asked, folder, false),
                        this::exported));
    }

    private void exported(WrittenEvidence written) {
        context.notices()
                .done(Words.count(written.files().size(), "file") + " written to " + written.folder()
                        + ". README.md there says how to check them.");
    }
}
