package dev.slipway.ui;

import dev.slipway.app.Board;
import dev.slipway.app.EnvironmentStatus;
import dev.slipway.app.Finding;
import dev.slipway.app.Interrupted;
import dev.slipway.app.Outcome;
import dev.slipway.app.ProjectInfo;
import dev.slipway.app.RollbackChoice;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Refused;
import dev.slipway.git.Head;
import dev.slipway.git.Person;
import dev.slipway.git.Tag;
import dev.slipway.journal.Journal;
import dev.slipway.project.Address;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Rollout;
import dev.slipway.project.Rules;
import dev.slipway.project.Settings;
import dev.slipway.project.Versioning;
import dev.slipway.project.Watching;
import dev.slipway.release.Digest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A workspace that tells sample records, for states of the screens that no real host gets into on demand. */
public final class SampleWorkspace implements Workspace {
    private final Journal journal;
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, EnvironmentStatus> statuses = new LinkedHashMap<>();
    private final Map<String, List<Event.Output>> output = new LinkedHashMap<>();
    private final Map<String, DeploymentState> deployments = new LinkedHashMap<>();
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final List<Interrupted> interrupted = new ArrayList<>();
    private final List<Digest> ran = new ArrayList<>();
    private Board board = new Board(List.of(), List.of(), List.of());
    private Outcome<Review> review =
            new Outcome.No<>(new Refused(Refused.Cause.USAGE, "There is no release.", "Make a tag."));

    public SampleWorkspace(Journal journal) {
        this.journal = journal;
    }

    /** Shows this board from now on. */
    public SampleWorkspace with(Board shown) {
        board = shown;
        return this;
    }

    /** Its hosts answer this from now on. */
    public SampleWorkspace with(EnvironmentStatus answer) {
        statuses.put(answer.environment(), answer);
        return this;
    }

    /** Has this deployment, newer than the others. */
    public SampleWorkspace with(Runs run) {
        DeploymentState state = run.state();
        String id = state.started().deployment();
        deployments.put(id, state);
        output.put(id, run.output());
        if (state.ended().isEmpty()) {
            running.put(id, new StillRunning(state));
        }
        return this;
    }

    public SampleWorkspace with(Interrupted found) {
        interrupted.add(found);
        return this;
    }

    /** Plans this from now on. */
    public SampleWorkspace with(Outcome<Review> planned) {
        review = planned;
        return this;
    }

    /** Tells an event to all listeners. */
    public void tell(Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    /** The digests of the plans that were confirmed. */
    public List<Digest> ran() {
        return List.copyOf(ran);
    }

    @Override
    public ProjectInfo project() {
        List<Environment> environments =
                board.columns().stream().map(SampleWorkspace::environment).toList();
        ProjectConfig configuration = new ProjectConfig(
                "shop-api",
                new Versioning("v{version}", true, false),
                environments,
                List.of(),
                new Settings(Map.of(), List.of()),
                Optional.empty(),
                new Rules(List.of(), List.of(), List.of(), List.of()),
                new Watching(List.of(), List.of(), List.of(), List.of()));
        return new ProjectInfo(
                Path.of("shop-api"),
                configuration,
                List.of(),
                false,
                new Head(Optional.of("main"), Optional.of(Samples.revision("head"))),
                new Person("Ana Souza", "ana@shop.example"));
    }

    private static Environment environment(Board.Column column) {
        List<Host> hosts = column.hosts().stream()
                .map(line ->
                        new Host(line.name(), new Address("deploy", line.name(), 22), Set.of("web"), Optional.empty()))
                .toList();
        Rollout rollout = new Rollout(
                hosts.getFirst().name(),
                new Rollout.Batches(new Rollout.Size(1, false), Duration.ZERO, 0),
                Rollout.OnFailure.ROLLBACK,
                Rollout.Unreachable.ABORT,
                Optional.empty());
        return new Environment(column.environment(), column.tier(), Optional.empty(), false, hosts, Map.of(), rollout);
    }

    @Override
    public Board board() {
        return board;
    }

    @Override
    public EnvironmentStatus status(String environment) {
        return Optional.ofNullable(statuses.get(environment))
                .orElseThrow(() -> new IllegalStateException("The hosts of " + environment + " could not be asked."));
    }

    @Override
    public Outcome<Review> plan(String release, String environment) {
        return review;
    }

    @Override
    public Outcome<Review> planPromotion(String from, String to) {
        return review;
    }

    @Override
    public Outcome<Review> planRollback(String environment, Optional<String> release) {
        return review;
    }

    @Override
    public Outcome<List<RollbackChoice>> rollbackChoices(String environment) {
        return new Outcome.Done<>(List.of(
                new RollbackChoice(Samples.release("v1.7.3"), Samples.NOW.minus(Duration.ofDays(6)), true),
                new RollbackChoice(Samples.release("v1.7.2"), Samples.NOW.minus(Duration.ofDays(13)), false)));
    }

    @Override
    public Outcome<Running> run(Review seen, Digest digest, String message) {
        ran.add(digest);
        return new Outcome.Done<>(
                new StillRunning(Runs.begin("d-new", seen.plan(), Samples.NOW).state()));
    }

    @Override
    public List<DeploymentState> deployments(int limit) {
        return deployments.values().stream().toList().reversed().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<DeploymentState> deployment(String id) {
        return Optional.ofNullable(deployments.get(id));
    }

    @Override
    public Optional<Running> running(String id) {
        return Optional.ofNullable(running.get(id));
    }

    @Override
    public List<Event.Output> output(String deployment) {
        return Optional.ofNullable(output.get(deployment)).orElse(List.of());
    }

    @Override
    public Outcome<List<String>> freeLease(String environment) {
        return Outcome.usage("Nobody holds " + environment + ".", "There is nothing to recover.");
    }

    @Override
    public List<Interrupted> interrupted() {
        return List.copyOf(interrupted);
    }

    @Override
    public Outcome<Running> resolve(Interrupted found, Interrupted.Choice choice) {
        return new Outcome.Done<>(new StillRunning(found.state()));
    }

    @Override
    public List<Finding> doctor(Optional<String> environment, Consumer<Finding> progress) {
        return List.of();
    }

    @Override
    public List<Tag> tags() {
        return List.of(tag("v1.8.0"), tag("v1.7.3"), tag("v1.7.2"));
    }

    private static Tag tag(String name) {
        return new Tag(name, Samples.revision(name), true, Optional.empty(), Optional.empty(), name);
    }

    @Override
    public Outcome<Tag> tag(Optional<String> version, Optional<String> revision, String message) {
        return new Outcome.Done<>(tag("v" + version.orElse("1.9.0")));
    }

    @Override
    public Outcome<String> proposedVersion(Optional<String> revision) {
        return new Outcome.Done<>("1.9.0");
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Listening listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        listeners.clear();
    }

    /** A deployment that does not move. */
    private record StillRunning(DeploymentState state) implements Running {
        @Override
        public Optional<dev.slipway.deploy.Refused> refused() {
            return Optional.empty();
        }

        @Override
        public String id() {
            return state.started().deployment();
        }

        @Override
        public void cancel() {
            throw new UnsupportedOperationException("A sample cannot be stopped");
        }

        @Override
        public DeploymentState await() {
            return state;
        }
    }
}
