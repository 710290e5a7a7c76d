package dev.slipway.ui.work;

import dev.slipway.app.Outcome;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

/**
 * One thing that a model does in the background, with what it is doing and how it failed, to be bound by a view. Starting
 * again stops what still runs. All of it belongs to the window's thread.
 */
public final class Activity {
    private final Background background;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper what = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper givenUp = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Fault>> fault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Fault>> lastFault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Subscription work = Subscription.EMPTY;
    private Optional<Runnable> next = Optional.empty();
    private boolean known;

    public Activity(Background background) {
        this.background = background;
    }

    /**
     * Starts reading or doing something; a failure becomes the fault.
     *
     * @param description what it does, such as "Reading the trail"
     */
    public <T> void start(String description, Callable<T> task, Consumer<T> done) {
        run(description, true, task, done);
    }

    /**
     * Reads something because it has changed. What still runs is not stopped, for it may be long: it is read once more after
     * that, however often this was asked for meanwhile, so that no change stays unseen. Nobody waits for it once something
     * was read.
     */
    public <T> void refresh(String description, Callable<T> task, Consumer<T> done) {
        Runnable reading = () -> run(description, !known, task, done);
        if (running.get()) {
            next = Optional.of(reading);
        } else {
            reading.run();
        }
    }

    /** Starts a use case; an expected no becomes the fault, as a failure does. */
    public <T> void ask(String description, Callable<Outcome<T>> useCase, Consumer<T> done) {
        ask(description, useCase, done, () -> {});
    }

    /**
     * The same for a use case of which a failure or a stop leaves open what it did.
     *
     * @param no runs before an expected no becomes the fault: then it is known that nothing was changed
     */
    public <T> void ask(String description, Callable<Outcome<T>> useCase, Consumer<T> done, Runnable no) {
        start(description, useCase, outcome -> {
            switch (outcome) {
                case Outcome.Done<T>(T value) -> done.accept(value);
                case Outcome.No<T>(var refused) -> {
                    no.run();
                    this.done.set(false);
                    fail(Fault.of(refused));
                }
            }
        });
    }

    /** Tells that what it reads is shown already, so that nobody waits for the next {@link #refresh}. */
    public void shown() {
        known = true;
    }

    /** Stops what runs; nothing of it arrives any more. */
    public void stop() {
        work.unsubscribe();
        next = Optional.empty();
        end();
    }

    /** Stops what runs because the person does not want to wait for it any longer. */
    public void giveUp() {
        String stopped = what.get();
        stop();
        givenUp.set(stopped);
    }

    /** Says how far it is, while it runs. */
    public void say(String description) {
        if (running.get()) {
            what.set(description);
        }
    }

    /** Puts away how it failed and that it was given up. */
    public void dismiss() {
        fault.set(Optional.empty());
        givenUp.set("");
    }

    /** Whether something runs. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Whether something runs that a person waits for: anything but reading again what is shown already. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether what a person waited for last has ended well: false from its start on, and where it failed or was stopped. */
    public ReadOnlyBooleanProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** What it is doing, or empty. */
    public ReadOnlyStringProperty whatProperty() {
        return what.getReadOnlyProperty();
    }

    /** How the last start failed, until the next start. */
    public ReadOnlyObjectProperty<Optional<Fault>> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** How it failed last, until it has succeeded since. */
    public ReadOnlyObjectProperty<Optional<Fault>> lastFaultProperty() {
        return lastFault.getReadOnlyProperty();
    }

    /** What the person gave up, until the next start, or empty. */
    public ReadOnlyStringProperty givenUpProperty() {
        return givenUp.getReadOnlyProperty();
    }

    private <T> void run(String description, boolean waitedFor, Callable<T> task, Consumer<T> receiver) {
        stop();
        dismiss();
        what.set(description);
        running.set(true);
        busy.set(waitedFor);
        if (waitedFor) {
            done.set(false);
        }
        work = background.run(
                task,
                value -> {
                    end();
                    known = true;
                    done.set(true);
                    receiver.accept(value);
                    if (fault.get().isEmpty()) {
                        lastFault.set(Optional.empty());
                    }
                    goOn();
                },
                thrown -> {
                    fail(Fault.of(thrown));
                    goOn();
                });
    }

    private void end() {
        work = Subscription.EMPTY;
        running.set(false);
        busy.set(false);
        what.set("");
    }

    private void goOn() {
        Optional<Runnable> wanted = next;
        next = Optional.empty();
        wanted.ifPresent(Runnable::run);
    }

    private void fail(Fault failure) {
        end();
        fault.set(Optional.of(failure));
        lastFault.set(fault.get());
    }
}
