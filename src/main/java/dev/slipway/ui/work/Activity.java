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
    private final ReadOnlyStringWrapper what = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Fault>> fault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Subscription work = Subscription.EMPTY;
    private Optional<Runnable> next = Optional.empty();

    public Activity(Background background) {
        this.background = background;
    }

    /**
     * Starts reading or doing something; a failure becomes the fault.
     *
     * @param description what it does, such as "Reading the trail"
     */
    public <T> void start(String description, Callable<T> task, Consumer<T> done) {
        begin(description);
        work = background.run(
                task,
                value -> {
                    end();
                    done.accept(value);
                    goOn();
                },
                thrown -> {
                    fail(Fault.of(thrown));
                    goOn();
                });
    }

    /**
     * Reads something because it has changed. What still runs is not stopped, for it may be long: it is read once more after
     * that, however often this was asked for meanwhile, so that no change stays unseen.
     */
    public <T> void refresh(String description, Callable<T> task, Consumer<T> done) {
        Runnable reading = () -> start(description, task, done);
        if (running.get()) {
            next = Optional.of(reading);
        } else {
            reading.run();
        }
    }

    /** Starts a use case; an expected no becomes the fault, as a failure does. */
    public <T> void ask(String description, Callable<Outcome<T>> useCase, Consumer<T> done) {
        start(description, useCase, outcome -> {
            switch (outcome) {
                case Outcome.Done<T>(T value) -> done.accept(value);
                case Outcome.No<T>(var refused) -> fail(Fault.of(refused));
            }
        });
    }

    /** Stops what runs; nothing of it arrives any more. */
    public void stop() {
        work.unsubscribe();
        next = Optional.empty();
        end();
    }

    /** Puts the fault away. */
    public void dismiss() {
        fault.set(Optional.empty());
    }

    /** Whether something runs. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** What it is doing, or empty. */
    public ReadOnlyStringProperty whatProperty() {
        return what.getReadOnlyProperty();
    }

    /** How the last start failed, until the next start. */
    public ReadOnlyObjectProperty<Optional<Fault>> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    private void begin(String description) {
        stop();
        dismiss();
        what.set(description);
        running.set(true);
    }

    private void end() {
        work = Subscription.EMPTY;
        running.set(false);
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
    }
}
