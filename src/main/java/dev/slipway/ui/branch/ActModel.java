package dev.slipway.ui.branch;

import dev.slipway.app.Changed;
import dev.slipway.app.Outcome;
import dev.slipway.app.Proposal;
import dev.slipway.app.Sent;
import dev.slipway.git.RefUpdate;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** An act that a person is asked about: what it would change, and the doing of exactly that. */
final class ActModel {
    private final ScreenContext context;
    private final ActForm form;
    private final Consumer<Changed> changed;
    private final Activity proposing;
    private final Activity acting;
    private final List<StringProperty> values;
    private final BooleanProperty next = new SimpleBooleanProperty();
    private final StringProperty message = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Proposal>> proposal = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param changed told what was done, so that it can be undone */
    ActModel(ScreenContext context, ActForm form, Consumer<Changed> changed) {
        this.context = context;
        this.form = form;
        this.changed = changed;
        this.proposing = new Activity(context.background());
        this.acting = new Activity(context.background());
        this.values = form.fields().stream()
                .<StringProperty>map(field -> new SimpleStringProperty(field.initial()))
                .toList();
    }

    /** Finds out what it would change, once all is given. */
    void propose() {
        proposal.set(Optional.empty());
        proposing.stop();
        List<String> given =
                values.stream().map(StringProperty::get).map(String::strip).toList();
        if (given.stream().noneMatch(String::isEmpty)) {
            proposing.<Proposal>ask("Looking what it would change", () -> proposed(given), this::show);
        }
    }

    private Outcome<Proposal> proposed(List<String> given) throws InterruptedException {
        return form.proposing().propose(given).map(found -> (Proposal) found);
    }

    private void show(Proposal found) {
        if (found instanceof Proposal.Joining joining) {
            message.set(joining.message());
        }
        proposal.set(Optional.of(found));
    }

    /** Does what is proposed. */
    void act() {
        proposal.get().ifPresent(wanted -> {
            switch (wanted) {
                case Proposal.Change change ->
                    acting.ask(
                            form.button(),
                            () -> context.workspace().branching().carryOut(change),
                            done -> done(done, wanted));
                case Proposal.Joining joining -> {
                    Proposal.Joining said = joining.saying(message.get());
                    acting.ask(
                            form.button(),
                            () -> context.workspace().branching().carryOut(said),
                            done -> done(done, wanted));
                }
                case Proposal.Sending sending ->
                    acting.ask(
                            form.button(),
                            () -> context.workspace().pushing().carryOut(sending, (_, _, _) -> {}),
                            sent -> sent(sent, sending));
            }
        });
    }

    /** After a fault: what it would change is found out anew, for it may be otherwise now. */
    void again() {
        acting.dismiss();
        propose();
    }

    private void done(Changed done, Proposal wanted) {
        context.sheets().close();
        context.notices().done(ProposalWords.done(wanted));
        changed.accept(done);
        form.next().filter(_ -> next.get()).ifPresent(after -> after.opening().accept(done));
    }

    private void sent(Sent sent, Proposal.Sending wanted) {
        String subject = wanted.subject();
        context.sheets().close();
        Optional<RefUpdate.Rejection> rejection =
                sent.rejected().stream().findFirst().flatMap(RefUpdate::rejection);
        rejection.ifPresentOrElse(
                no -> context.notices().failed(subject, new Fault(no.reason(), no.remedy(), sent.said())), () -> {
                    context.notices().succeeded(subject);
                    context.notices().done(ProposalWords.done(wanted));
                });
    }

    /** Stops what it looks for. */
    void stop() {
        proposing.stop();
    }

    ActForm form() {
        return form;
    }

    /** What is typed or chosen, in the order of the fields. */
    List<StringProperty> values() {
        return values;
    }

    /** The message of the commit that is made, if one is. */
    StringProperty messageProperty() {
        return message;
    }

    /** Whether what often follows is to be asked next. */
    BooleanProperty nextProperty() {
        return next;
    }

    /** What it would change; empty until that is known. */
    ReadOnlyObjectProperty<Optional<Proposal>> proposalProperty() {
        return proposal.getReadOnlyProperty();
    }

    Activity proposing() {
        return proposing;
    }

    Activity acting() {
        return acting;
    }
}
