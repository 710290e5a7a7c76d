package dev.slipway.ui.deployment;

import dev.slipway.app.Board;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Verdict;
import dev.slipway.ui.shell.Act;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.shell.StopQuestion;
import dev.slipway.ui.widget.LogLine;
import dev.slipway.ui.words.Standing;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Listening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** One deployment: its state and lines as they come, or as the trail tells them, and what can be done with it. */
public final class DeploymentModel {
    private static final int LINES_KEPT = 10_000;

    private final ScreenContext context;
    private final String id;
    private final Activity reading;
    private final Activity looking;
    private final ReadOnlyObjectWrapper<Optional<Board.Live>> live = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<DeploymentState>> state =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<LogLine> lines = FXCollections.observableArrayList();
    /** Kept, because it listens weakly: a view that nobody holds falls silent. */
    private final ObservableList<LogLine> seenLines = FXCollections.unmodifiableObservableList(lines);

    private final List<Event> early = new ArrayList<>();
    /** What was read last; an event of it can still come a frame later. */
    private Set<Event> known = Set.of();

    private Optional<Running> running = Optional.empty();
    private boolean rollBackAtEnd;
    private Subscription listening = Subscription.EMPTY;

    /** What was read at once. */
    private record Read(
            DeploymentState state, List<Event> events, Optional<Running> running, Optional<Board.Live> live) {}

    public DeploymentModel(ScreenContext context, String id) {
        this.context = context;
        this.id = id;
        this.reading = new Activity(context.background());
        this.looking = new Activity(context.background());
    }

    /** Starts to listen, then reads what happened so far. */
    public void attach() {
        Consumer<Event> events = context.background().batched(this::receive);
        Consumer<String> appended = context.background().batched(_ -> trailGrew());
        listening = Subscription.combine(
                context.notices().follow(looking),
                Listening.to(context.workspace().listen(event -> {
                    if (event.deployment().equals(id)) {
                        events.accept(event);
                    }
                })),
                Listening.to(context.workspace().journal().listen(() -> appended.accept(id))));
        read();
    }

    /** Lets go of all that {@link #attach} took. */
    public void detach() {
        listening.unsubscribe();
        listening = Subscription.EMPTY;
        reading.stop();
        looking.stop();
    }

    /** Reads it again, and once more where it changes while it is read. */
    public void read() {
        reading.refresh("Reading deployment " + id, this::readAll, this::show);
    }

    /** The reading of it. */
    public Activity reading() {
        return reading;
    }

    /** The state; empty until it was read. */
    public ReadOnlyObjectProperty<Optional<DeploymentState>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What is live in its environment now, as the record says. */
    ReadOnlyObjectProperty<Optional<Board.Live>> liveProperty() {
        return live.getReadOnlyProperty();
    }

    /** The newest lines, oldest first. */
    public ObservableList<LogLine> lines() {
        return seenLines;
    }

    /** Why it cannot be stopped now, in a sentence; empty when it can. */
    public String whyNotCancel() {
        Optional<DeploymentState> now = state.get();
        if (now.isEmpty()) {
            return "The deployment is still being read.";
        }
        if (now.filter(s -> s.ended().isPresent()).isPresent()) {
            return "It has ended.";
        }
        if (running.isEmpty()) {
            return "It does not run in this window; stop it where it was started.";
        }
        return asked() || now.filter(DeploymentState::cancelAsked).isPresent() ? "It is stopping already." : "";
    }

    /** Why it cannot be rolled back now, in a sentence; empty when it can. */
    public String whyNotRollBack() {
        Optional<DeploymentState> now = state.get();
        if (now.isEmpty()) {
            return "The deployment is still being read.";
        }
        if (now.filter(s -> s.goingBack().isPresent()).isPresent()) {
            return "It went back already.";
        }
        if (now.filter(Standing::switched).isEmpty()) {
            return "No host has switched, so there is nothing to go back from.";
        }
        return now.filter(s -> s.ended().isPresent()).isPresent() ? whySuperseded() : whyNotCancel();
    }

    private String whySuperseded() {
        return live.get()
                .filter(l -> !l.deployment().equals(id) && l.since().isAfter(begun()))
                .map(l -> "A later deployment made " + l.release().name() + " live; go back from that one.")
                .orElse("");
    }

    private Instant begun() {
        return state.get().map(s -> s.started().at()).orElse(Instant.MIN);
    }

    /** Whether it was asked to stop and has not said so itself yet. */
    boolean asked() {
        return context.stops().asked().contains(id)
                && state.get()
                        .filter(s -> s.ended().isEmpty() && !s.cancelAsked())
                        .isPresent();
    }

    /** Asks the person, then stops the deployment at the next safe point. */
    public void cancel() {
        if (whyNotCancel().isEmpty()) {
            state.get()
                    .ifPresent(now ->
                            context.sheets().confirm(StopQuestion.of(now, "Cancel this deployment"), _ -> stop()));
        }
    }

    /** Whether its plan can be made again: it ended without making its release live. */
    boolean canPlanAgain() {
        return state.get()
                .flatMap(DeploymentState::ended)
                .filter(end -> end.verdict() != Verdict.SUCCEEDED)
                .isPresent();
    }

    /** Leads to a review of the same release for the same environment. */
    void planAgain() {
        state.get().ifPresent(now -> {
            Optional<String> release =
                    Optional.of(now.started().plan().release().name());
            context.navigator()
                    .go(new Place.Review(
                            now.started().plan().mode() == Mode.ROLLBACK
                                    ? new Act.RollBack(environment(now), release)
                                    : new Act.Deploy(environment(now), release)));
        });
    }

    /** While it runs: asks, stops, and goes back. Afterwards: leads to the review of a rollback. */
    public void rollBack() {
        if (!whyNotRollBack().isEmpty()) {
            return;
        }
        state.get().ifPresent(now -> {
            if (now.ended().isPresent()) {
                reviewRollback(now);
            } else {
                context.sheets().confirm(StopQuestion.of(now, "Roll back now"), _ -> {
                    rollBackAtEnd = true;
                    stop();
                });
            }
        });
    }

    private Read readAll() {
        Workspace workspace = context.workspace();
        Optional<Running> handle = workspace.running(id);
        List<Event> events = workspace.events(id);
        DeploymentState found = handle.map(Running::state)
                .or(() -> DeploymentState.after(events))
                .orElseThrow(() -> new NoSuchElementException("The trail has no deployment " + id + "."));
        return new Read(found, events, handle, workspace.live(environment(found)));
    }

    private void show(Read read) {
        running = read.running();
        live.set(read.live());
        state.set(Optional.of(read.state()));
        lines.setAll(Transcript.of(read.events()));
        known = Set.copyOf(read.events());
        List<Event> missed = List.copyOf(early);
        early.clear();
        receive(missed);
    }

    private void receive(List<Event> events) {
        if (reading.runningProperty().get()) {
            early.addAll(events);
            return;
        }
        List<Event> fresh =
                events.stream().filter(event -> !known.contains(event)).toList();
        state.get().ifPresent(before -> {
            DeploymentState next = running.map(Running::state)
                    .orElseGet(() -> fresh.stream().reduce(before, DeploymentState::after, (_, last) -> last));
            append(fresh.stream()
                    .flatMap(event -> Transcript.of(event, next).stream())
                    .toList());
            advance(next);
        });
    }

    private void advance(DeploymentState next) {
        state.set(Optional.of(next));
        boolean heldWithoutGoingBack =
                next.ended().isPresent() && next.goingBack().isEmpty() && Standing.switched(next);
        if (rollBackAtEnd && heldWithoutGoingBack) {
            rollBackAtEnd = false;
            reviewRollback(next);
        }
    }

    private void append(List<LogLine> added) {
        lines.addAll(added);
        if (lines.size() > LINES_KEPT) {
            lines.remove(0, lines.size() - LINES_KEPT);
        }
    }

    private void trailGrew() {
        Optional<DeploymentState> now = state.get();
        if (now.filter(s -> s.ended().isPresent()).isPresent()) {
            now.ifPresent(ended -> looking.refresh(
                    "Reading what is live", () -> context.workspace().live(environment(ended)), live::set));
        } else if (running.isEmpty()) {
            read();
        }
    }

    private void stop() {
        context.stops().ask(id);
    }

    private static String environment(DeploymentState deployment) {
        return deployment.started().plan().target().environment();
    }

    private void reviewRollback(DeploymentState now) {
        context.navigator().go(new Place.Review(new Act.RollBack(environment(now), Optional.empty())));
    }
}
