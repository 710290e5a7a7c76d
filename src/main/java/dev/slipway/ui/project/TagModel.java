package dev.slipway.ui.project;

import dev.slipway.app.NextRelease;
import dev.slipway.git.Tag;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A release that is about to be tagged: what the tag would hold, and the making of it. */
final class TagModel {
    private final ScreenContext context;
    private final Optional<String> at;
    private final Activity reading;
    private final Activity tagging;
    private final ReadOnlyObjectWrapper<Optional<NextRelease>> next = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty version = new SimpleStringProperty("");

    /** @param at the id of the commit; without one HEAD */
    TagModel(ScreenContext context, Optional<String> at) {
        this.context = context;
        this.at = at;
        this.reading = new Activity(context.background());
        this.tagging = new Activity(context.background());
    }

    /** Reads what a tag would hold, and proposes its version. */
    void read() {
        reading.ask("Reading what the release brings", () -> context.workspace().nextRelease(at), this::propose);
    }

    /** Makes the tag of the chosen version at the commit that was shown. */
    void tag() {
        next.get()
                .ifPresent(shown -> tagging.ask(
                        "Making the tag",
                        () -> context.workspace()
                                .tag(
                                        Optional.of(version.get().strip()),
                                        Optional.of(shown.commit().revision().id()),
                                        ""),
                        this::tagged));
    }

    /** Stops what it reads. */
    void stop() {
        reading.stop();
    }

    /** What the tag would hold; empty until it was read. */
    ReadOnlyObjectProperty<Optional<NextRelease>> nextProperty() {
        return next.getReadOnlyProperty();
    }

    /** The version, as proposed or as typed. */
    StringProperty versionProperty() {
        return version;
    }

    Activity reading() {
        return reading;
    }

    Activity tagging() {
        return tagging;
    }

    private void propose(NextRelease read) {
        next.set(Optional.of(read));
        read.version().ifPresent(version::set);
    }

    private void tagged(Tag tag) {
        context.sheets().close();
        context.notices()
                .done(tag.name() + " is tagged at " + tag.revision().abbreviated()
                        + ". Others see it once it is pushed: git push origin " + tag.name());
    }
}
