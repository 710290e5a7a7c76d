package dev.slipway.ui.board;

import dev.slipway.app.Board;
import dev.slipway.app.Interrupted;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import dev.slipway.ui.work.Listening;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
    private Optional<Board> board = Optional.empty();
    private List<Interrupted> interrupted = List.of();
    private Instant lastAsked = Instant.EPOCH;
    private Subscription listening = Subscription.EMPTY;
    private Subscription askingInterrupted = Subscription.EMPTY;

    /** All that the board shows. */
    record Picture(
            List<Card> cards, List<Board.Flow> flows, List<DeploymentState> latest, List<Interrupted> interrupted) {
        /** Whether a release is live in this environment. */
        boolean live(String environment) {
            return cards.stream()
                    .map(Card::column)
                    .anyMatch(column -> column.environment().equals(environment)
                            && column.live().isPresent());
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
    }

    /** Starts to listen, reads the record, then asks the hosts. */
    public void attach() {
        Consumer<Event> events = context.background().batched(this::receive);
        Consumer<Boolean> appended = context.background().batched(_ -> read());
        listening = Subscription.combine(
                Listening.to(context.workspace().listen(event -> {
                    if (!(event instanceof Event.Output)) {
                        events.accept(event);
                    }
                })),
                Listening.to(context.workspace().journal().listen(() -> appended.accept(true))),
                context.now().subscribe(this::tick));
        read();
        askInterrupted();
    }

    /** Lets go of all that {@link #attach} took. */
    public void detach() {
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

    /** Asks all hosts again. */
    public void askHosts() {
        lastAsked = context.now().getValue();
        board.stream()
                .flatMap(b -> b.columns().stream())
                .map(Board.Column::environment)
                .filter(environment -> !before(environment).asking())
                .forEach(this::ask);
        paint();
    }

    /** The reading of the record. */
    public Activity reading() {
        return reading;
    }

    /** The ending of an interrupted deployment. */
    public Activity ending() {
        return ending;
    }

    /** What is shown; empty until the record was read. */
    ReadOnlyObjectProperty<Optional<Picture>> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** Leads to a deployment. */
    void open(String deployment) {
        context.navigator().go(new Place.Deployment(deployment));
    }

    /** Ends an interrupted deployment as chosen, after a question. */
    void end(Interrupted deployment, Interrupted.Choice choice) {
        context.sheets()
                .confirm(
                        EndingQuestion.of(deployment, choice),
                        _ -> ending.ask(
                                "Ending the interrupted deployment",
                                () -> context.workspace().resolve(deployment, choice),
                                this::ended));
    }

    private void ended(Running resolved) {
        open(resolved.id());
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
            askHosts();
        } else {
            paint();
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
                .forEach(this::askAnew);
        paint();
    }

    private void tick(Instant now) {
        if (board.isPresent() && !now.isBefore(lastAsked.plus(ASK_AGAIN))) {
            askHosts();
        }
    }

    private void askAnew(String environment) {
        Optional.ofNullable(asking.remove(environment)).ifPresent(Subscription::unsubscribe);
        ask(environment);
    }

    private void ask(String environment) {
        asked.put(environment, before(environment).begun());
        asking.put(
                environment,
                context.background()
                        .run(
                                () -> context.workspace().status(environment),
                                answer -> answered(
                                        environment, before(environment).answered(answer)),
                                thrown -> answered(
                                        environment, before(environment).failed(Fault.of(thrown)))));
    }

    private void answered(String environment, Asked answer) {
        asked.put(environment, answer);
        paint();
    }

    private Asked before(String environment) {
        return asked.getOrDefault(environment, Asked.NEVER);
    }

    private void askInterrupted() {
        askingInterrupted = context.background()
                .run(
                        context.workspace()::interrupted,
                        found -> {
                            interrupted = found;
                            paint();
                        },
                        thrown -> context.notices().failed(Fault.of(thrown)));
    }

    private void paint() {
        picture.set(board.map(
                b -> new Picture(b.columns().stream().map(this::card).toList(), b.flows(), b.latest(), interrupted)));
    }

    private Card card(Board.Column column) {
        return new Card(
                column,
                before(column.environment()),
                column.running().filter(id -> !isInterrupted(id)).flatMap(this::state));
    }

    private boolean isInterrupted(String deployment) {
        return interrupted.stream()
                .anyMatch(found -> found.state().started().deployment().equals(deployment));
    }

    private Optional<DeploymentState> state(String deployment) {
        return Optional.ofNullable(running.get(deployment)).map(Watched::state);
    }
}
