package dev.slipway.ui.board;

import dev.slipway.app.Board;
import dev.slipway.app.EnvironmentStatus;
import dev.slipway.app.Interrupted;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Resolution;
import dev.slipway.deploy.Verdict;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.words.Mark;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import dev.slipway.ui.work.Listening;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/** The board: read from the record at once, then from the hosts, in the background and again every half minute. */
public final class BoardModel {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

    private final ScreenContext context;
    private final Activity reading;
    private final Activity ending;
    private final ReadOnlyObjectWrapper<Optional<Picture>> picture = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<String, Asked> asked = new HashMap<>();
    private final Map<String, Subscription> asking = new HashMap<>();
    private final Map<String, Watched> running = new HashMap<>();
    private final ReadOnlyBooleanWrapper unread = new ReadOnlyBooleanWrapper();
    private String beingEnded = "";
    private Optional<Board> board = Optional.empty();
    private Optional<List<Interrupted>> interrupted = Optional.empty();
    private Instant lastAsked = Instant.EPOCH;
    private boolean attached;
    private Subscription listening = Subscription.EMPTY;
    private Subscription askingInterrupted = Subscription.EMPTY;

    /** All that the board shows. */
    record Picture(List<Card> cards, List<Board.Flow> flows, List<Latest> latest, List<Interrupted> interrupted) {
        /** Whether a release is live in this environment. */
        boolean live(String environment) {
            return card(environment)
                    .filter(card -> card.column().live().isPresent())
                    .isPresent();
        }

        /** The card of this environment. */
        Optional<Card> card(String environment) {
            return cards.stream()
                    .filter(card -> card.column().environment().equals(environment))
                    .findFirst();
        }
    }

    /** A running deployment as it was read, and what tells its state now where it runs in this process. */
    private record Watched(DeploymentState read, Optional<Running> handle) {
        DeploymentState state() {
            return handle.map(Running::state).orElse(read);
        }
    }

    private record Read(Board board, Map<String, Watched> running) {}

    public BoardModel(ScreenContext context) {
        this.context = context;
        this.reading = new Activity(context.background());
        this.ending = new Activity(context.background());
        unread.bind(Bindings.createBooleanBinding(
                () -> picture.get().isEmpty()
                        && !reading.runningProperty().get()
                        && reading.faultProperty().get().isEmpty()
                        && reading.givenUpProperty().get().isEmpty(),
                picture,
                reading.runningProperty(),
                reading.faultProperty(),
                reading.givenUpProperty()));
    }

    /** Starts to listen, reads the record, then asks the hosts. */
    public void attach() {
        Consumer<Event> events = context.background().batched(this::receive);
        Consumer<EnvironmentStatus> losses = context.background().batched(this::lost);
        Consumer<Boolean> appended = context.background().batched(_ -> read());
        listening = Subscription.combine(
                Listening.to(context.workspace().listen(event -> {
                    if (!(event instanceof Event.Output)) {
                        events.accept(event);
                    }
                })),
                Listening.to(context.workspace().listenForLosses(losses)),
                Listening.to(context.workspace().journal().listen(() -> appended.accept(true))),
                context.now().subscribe(this::tick),
                ending.faultProperty().subscribe(fault -> fault.ifPresent(_ -> askInterrupted())));
        interrupted = interrupted.map(this::withoutRunning);
        attached = true;
        read();
        if (board.isPresent()) {
            askInterrupted();
        }
    }

    /** Lets go of all that {@link #attach} took. */
    public void detach() {
        attached = false;
        listening.unsubscribe();
        askingInterrupted.unsubscribe();
        asking.values().forEach(Subscription::unsubscribe);
        asking.clear();
        asked.replaceAll((_, answer) -> new Asked(answer.status(), false, answer.fault()));
        reading.stop();
        ending.stop();
    }

    /** Reads the record again, and once more where it changes while it is read. */
    public void read() {
        reading.refresh("Reading the board", this::readAll, this::show);
    }

    /** Puts away why a deployment could not be ended, and reads what stands now, to be ended from there. */
    public void readAgain() {
        ending.dismiss();
        read();
        askInterrupted();
    }

    /** Reads the record again, for a commit may have changed the environments, and asks all hosts. */
    public void askHosts() {
        askHosts(Workspace::status);
    }

    private void askHosts(Look look) {
        read();
        board.ifPresent(known -> {
            lastAsked = context.now().getValue();
            ask(known, _ -> true, look);
            askInterrupted();
        });
    }

    private void ask(Board known, Predicate<Asked> wanted, Look look) {
        known.columns().stream()
                .map(Board.Column::environment)
                .filter(environment -> !before(environment).asking() && wanted.test(before(environment)))
                .forEach(environment -> ask(environment, look));
        paint();
    }

    /** How the hosts of an environment are asked. */
    @FunctionalInterface
    private interface Look {
        EnvironmentStatus at(Workspace workspace, String environment) throws InterruptedException;
    }

    /** The reading of the record. */
    public Activity reading() {
        return reading;
    }

    /** The ending of an interrupted deployment, or the freeing of what a lost machine holds. */
    public Activity ending() {
        return ending;
    }

    /** What is shown; empty until the record was read. */
    ReadOnlyObjectProperty<Optional<Picture>> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** Whether the record was not read, because the person stopped it and put the message about it away. */
    ReadOnlyBooleanProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /** Whether this interrupted deployment is the one that {@link #ending} ends, or ended last. */
    boolean ends(Interrupted deployment) {
        return id(deployment).equals(beingEnded);
    }

    /** Leads to a deployment. */
    void open(String deployment) {
        context.navigator().go(new Place.Deployment(deployment));
    }

    /** Ends an interrupted deployment as chosen, after a question. */
    void end(Interrupted deployment, Resolution choice) {
        context.sheets().confirm(EndingQuestion.of(deployment, choice), why -> endNow(deployment, choice, why));
    }

    private void endNow(Interrupted deployment, Resolution choice, String why) {
        beingEnded = id(deployment);
        ending.ask(
                EndingQuestion.doing(deployment, choice),
                () -> context.workspace().resolve(deployment, choice, why),
                this::ended);
    }

    private void ended(Running resolved) {
        interrupted = interrupted.map(this::withoutRunning);
        open(resolved.id());
    }

    /** Frees an environment that a lost machine holds, after a question. */
    void free(String environment) {
        picture.get()
                .flatMap(shown -> shown.card(environment))
                .ifPresent(card -> card.left()
                        .ifPresent(left -> context.sheets()
                                .confirm(FreeingQuestion.of(card.column(), left), why -> freeNow(environment, why))));
    }

    private void freeNow(String environment, String why) {
        ending.ask(
                "Freeing the lease of " + environment,
                () -> context.workspace().freeLease(environment, why),
                said -> freed(environment, said));
    }

    private void freed(String environment, List<String> said) {
        context.notices().done(environment + " is free again. " + String.join(" ", Few.of(said, "host")));
        askAnew(environment, Workspace::status);
    }

    private Read readAll() {
        Workspace workspace = context.workspace();
        Board read = workspace.board();
        Map<String, Watched> watched = new HashMap<>();
        read.columns().stream()
                .flatMap(column -> column.running().stream())
                .forEach(id -> workspace
                        .deployment(id)
                        .ifPresent(state -> watched.put(id, new Watched(state, workspace.running(id)))));
        return new Read(read, watched);
    }

    private void show(Read read) {
        boolean first = board.isEmpty();
        board = Optional.of(read.board());
        running.clear();
        running.putAll(read.running());
        if (first) {
            lastAsked = context.now().getValue();
            paint();
            context.background().afterPainting(this::askFirst);
        } else {
            ask(read.board(), Asked::notYet, Workspace::status);
        }
    }

    private void askFirst() {
        if (attached) {
            board.ifPresent(known -> ask(known, Asked::notYet, Workspace::status));
            askInterrupted();
        }
    }

    private void receive(List<Event> events) {
        if (events.stream().anyMatch(event -> event instanceof Event.Started || event instanceof Event.Ended)) {
            read();
        }
        events.stream()
                .filter(Event.Ended.class::isInstance)
                .flatMap(event -> Optional.ofNullable(running.get(event.deployment())).stream())
                .map(ended -> ended.read().started().plan().target().environment())
                .forEach(environment -> askAnew(environment, Workspace::status));
        paint();
    }

    private void lost(List<EnvironmentStatus> known) {
        for (EnvironmentStatus status : known) {
            asked.put(status.environment(), before(status.environment()).answered(status));
            askAnew(status.environment(), Workspace::watch);
        }
        paint();
    }

    private void tick(Instant now) {
        if (board.isPresent() && !now.isBefore(lastAsked.plus(ASK_AGAIN))) {
            askHosts(Workspace::watch);
        }
    }

    private void askAnew(String environment, Look look) {
        Optional.ofNullable(asking.remove(environment)).ifPresent(Subscription::unsubscribe);
        ask(environment, look);
    }

    private void ask(String environment, Look look) {
        asked.put(environment, before(environment).begun());
        asking.put(
                environment,
                context.background()
                        .run(
                                () -> look.at(context.workspace(), environment),
                                answer -> answered(
                                        environment, before(environment).answered(answer)),
                                thrown -> answered(
                                        environment, before(environment).failed(Fault.of(thrown)))));
    }

    private void answered(String environment, Asked answer) {
        asked.put(environment, answer);
        paint();
        if (attached && tellMore(environment, answer)) {
            read();
        }
    }

    /** Whether hosts show a release of which the record knows nothing: somebody else deployed it. */
    private boolean tellMore(String environment, Asked answer) {
        return answer.showsRelease()
                && board.stream()
                        .flatMap(known -> known.columns().stream())
                        .anyMatch(column -> column.environment().equals(environment)
                                && column.live().isEmpty());
    }

    private Asked before(String environment) {
        return asked.getOrDefault(environment, Asked.NEVER);
    }

    private void askInterrupted() {
        askingInterrupted.unsubscribe();
        askingInterrupted = context.background()
                .run(
                        context.workspace()::interrupted,
                        found -> {
                            interrupted = Optional.of(withoutRunning(found));
                            paint();
                        },
                        thrown -> context.notices().failed(Fault.of(thrown)));
    }

    /** Without those that this process goes on with. */
    private List<Interrupted> withoutRunning(List<Interrupted> found) {
        return found.stream()
                .filter(deployment ->
                        context.workspace().running(id(deployment)).isEmpty())
                .toList();
    }

    private void paint() {
        picture.set(board.map(b -> new Picture(
                b.columns().stream().map(this::card).toList(),
                b.flows(),
                b.latest().stream()
                        .map(this::latest)
                        .sorted(Comparator.comparing(Latest::at).reversed())
                        .toList(),
                interrupted.orElse(List.of()))));
    }

    private Latest latest(DeploymentState deployment) {
        String id = deployment.started().deployment();
        boolean asking =
                interrupted.isEmpty() && context.workspace().running(id).isEmpty();
        if (deployment.ended().isPresent() || !(asking || isInterrupted(id))) {
            return new Latest(deployment, Mark.of(deployment));
        }
        return new Latest(deployment, asking ? new Mark(State.NEUTRAL, "asking") : Mark.of(Verdict.INTERRUPTED));
    }

    private Card card(Board.Column column) {
        return new Card(
                column,
                before(column.environment()),
                column.running().filter(id -> !isInterrupted(id)).flatMap(this::state));
    }

    private boolean isInterrupted(String deployment) {
        return interrupted.stream()
                .flatMap(List::stream)
                .anyMatch(found -> id(found).equals(deployment));
    }

    private static String id(Interrupted deployment) {
        return deployment.state().started().deployment();
    }

    private Optional<DeploymentState> state(String deployment) {
        return Optional.ofNullable(running.get(deployment)).map(Watched::state);
    }
}
