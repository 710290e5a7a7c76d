package dev.slipway.ui.project;

import dev.slipway.app.NextRelease;
import dev.slipway.app.Outcome;
import dev.slipway.app.Proposal;
import dev.slipway.app.ProposedVersion;
import dev.slipway.app.Sent;
import dev.slipway.app.TagMessage;
import dev.slipway.git.Tag;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A release that is about to be tagged: what the tag would hold, the making of it, and what comes after. */
final class TagModel {
    private final ScreenContext context;
    private final Optional<String> at;
    private final Activity reading;
    private final Activity tagging;
    private final Activity pushing;
    private final Activity undoing;
    private final ReadOnlyObjectWrapper<Optional<Plan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Tag>> made = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper pushed = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper unanswered = new ReadOnlyBooleanWrapper();
    private final StringProperty version = new SimpleStringProperty("");
    private final StringProperty notes = new SimpleStringProperty("");
    private final BooleanProperty push = new SimpleBooleanProperty();
    private final StringProperty remote = new SimpleStringProperty("");
    private boolean left;

    /** @param at the id of the commit; without one HEAD */
    TagModel(ScreenContext context, Optional<String> at) {
        this.context = context;
        this.at = at;
        this.reading = new Activity(context.background());
        this.tagging = new Activity(context.background());
        this.pushing = new Activity(context.background());
        this.undoing = new Activity(context.background());
        version.addListener((_, before, now) -> follow(before, now));
    }

    /**
     * What there is to decide upon.
     *
     * @param remotes that the tag can go to, the usual one first
     */
    record Plan(NextRelease next, List<String> remotes) {}

    /** Reads what a tag would hold, and proposes its version and notes. */
    void read() {
        reading.ask(
                "Reading what the release brings",
                () -> context.workspace().nextRelease(at).map(next -> new Plan(next, remotes())),
                this::propose);
    }

    private List<String> remotes() {
        return context.workspace().pushing().remotes();
    }

    private void propose(Plan read) {
        plan.set(Optional.of(read));
        if (read.next().version() instanceof Outcome.Done<ProposedVersion>(var proposed)) {
            version.set(proposed.version());
        }
        backToProposed();
        remote.set(read.remotes().stream().findFirst().orElse(""));
    }

    /** Puts the proposed notes in the place of those that a person wrote. */
    void backToProposed() {
        notes.set(proposed());
    }

    /** The notes that the commits give for the version; empty where they give none, or were not read yet. */
    String proposed() {
        return proposed(version.get());
    }

    private String proposed(String of) {
        return plan.get().map(read -> read.next().notesFor(of.strip())).orElse("");
    }

    /** Notes that nobody changed follow the version: those of a pre-release tell less. */
    private void follow(String before, String now) {
        if (notes.get().equals(proposed(before))) {
            notes.set(proposed(now));
        }
    }

    /** Makes the tag of the chosen version at the commit that was shown, and pushes it where that is wished. */
    void tag() {
        plan.get()
                .ifPresent(shown -> tagging.ask(
                        "Making the tag",
                        () -> context.workspace()
                                .tag(
                                        Optional.of(version.get().strip()),
                                        Optional.of(
                                                shown.next().commit().revision().id()),
                                        new TagMessage.Notes(notes.get().stripTrailing())),
                        this::tagged));
    }

    private void tagged(Tag tag) {
        made.set(Optional.of(tag));
        if (left) {
            context.notices()
                    .done(tag.name() + " is tagged at " + tag.revision().abbreviated() + ".");
        }
        if (push.get()) {
            push();
        }
    }

    /** Pushes the tag that was made; one that the remote does not take stays here. */
    void push() {
        String to = remote.get();
        made.get().ifPresent(tag -> {
            unanswered.set(true);
            pushing.ask(
                    "Pushing " + tag.name() + " to " + to,
                    () -> sent(tag, to),
                    _ -> arrived(tag, to),
                    () -> unanswered.set(false));
        });
    }

    private Outcome<Sent> sent(Tag tag, String to) throws InterruptedException {
        return switch (context.workspace().pushing().pushTag(tag.name(), Optional.of(to))) {
            case Outcome.No<Proposal.Sending>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Proposal.Sending>(var proposal) ->
                context.workspace().pushing().carryOut(proposal, (_, _, _) -> {});
        };
    }

    private void arrived(Tag tag, String to) {
        unanswered.set(false);
        pushed.set(to);
        context.notices().done(tag.name() + " is pushed to " + to + ".");
    }

    /** Deletes the tag that was made. */
    void undo() {
        made.get()
                .ifPresent(tag -> undoing.ask(
                        "Deleting " + tag.name(), () -> context.workspace().untag(tag), this::undone));
    }

    private void undone(Tag tag) {
        if (!left) { // otherwise it is another sheet that is there
            context.sheets().close();
        }
        context.notices().done(tag.name() + " is deleted again.");
    }

    /** The person goes: what is read is stopped, what is done goes on and is told elsewhere. */
    void leave() {
        left = true;
        reading.stop();
        for (Activity doing : List.of(tagging, pushing, undoing)) {
            doing.faultProperty()
                    .addListener((_, _, fault) ->
                            fault.ifPresent(failed -> context.notices().failed(failed)));
        }
    }

    /** What the tag would hold; empty until it was read. */
    ReadOnlyObjectProperty<Optional<Plan>> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** The tag, once it is made. */
    ReadOnlyObjectProperty<Optional<Tag>> madeProperty() {
        return made.getReadOnlyProperty();
    }

    /** The remote that took the tag, or empty. */
    ReadOnlyStringProperty pushedProperty() {
        return pushed.getReadOnlyProperty();
    }

    /** Whether a push has no answer, yet or for good: then the remote may have the tag. */
    ReadOnlyBooleanProperty unansweredProperty() {
        return unanswered.getReadOnlyProperty();
    }

    /** The version, as proposed or as typed. */
    StringProperty versionProperty() {
        return version;
    }

    /** The notes below the tag's name, as proposed or as written. */
    StringProperty notesProperty() {
        return notes;
    }

    /** Whether the tag is pushed right after. */
    BooleanProperty pushProperty() {
        return push;
    }

    /** Where it goes; empty where there is no remote. */
    StringProperty remoteProperty() {
        return remote;
    }

    Activity reading() {
        return reading;
    }

    Activity tagging() {
        return tagging;
    }

    Activity pushing() {
        return pushing;
    }

    Activity undoing() {
        return undoing;
    }
}
