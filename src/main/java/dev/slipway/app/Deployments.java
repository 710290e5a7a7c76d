package dev.slipway.app;

import dev.slipway.app.words.Words;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Resolution;
import dev.slipway.deploy.plan.Planner;
import dev.slipway.deploy.run.Admission;
import dev.slipway.deploy.run.Cancellation;
import dev.slipway.deploy.run.Engine;
import dev.slipway.deploy.run.Launch;
import dev.slipway.deploy.run.Permit;
import dev.slipway.deploy.run.RunResult;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs plans: each event is recorded before it is shown, and before what it announces reaches a host. */
final class Deployments implements AutoCloseable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final RecordedEvents recorded;
    private final Engine engine;
    private final RunningMarks marks;
    private final WorkspaceSettings settings;
    private final OpenDeployments open = new OpenDeployments();
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();

    Deployments(RecordedEvents recorded, Engine engine, RunningMarks marks, WorkspaceSettings settings) {
        this.recorded = recorded;
        this.marks = marks;
        this.engine = engine;
        this.settings = settings;
    }

    /** Runs a plan as was signed; gives the deployment once it holds the environment, or why it cannot. */
    Outcome<Running> run(
            Workspace.Review review, Proven proven, Supplier<Planner> planner, Admission admission, String message)
            throws InterruptedException {
        Plan plan = review.plan();
        awaitGivenBack(plan.target().environment());
        Launch launch = new Launch(
                proven.deployment(),
                settings.user(),
                settings.machine(),
                settings.masking().mask(message),
                review.promotedFrom(),
                proven.overridden(),
                Optional.empty(),
                proven.permits());
        Cancellation cancellation = new Cancellation();
        return start(
                new Job(launch.deployment(), settings.user(), cancellation, open, Optional.empty()),
                sink -> engine.run(plan, planner, launch, admission, sink, cancellation));
    }

    /**
     * That an interrupted deployment may be ended.
     *
     * @param admission asked before the first switch
     * @param permits for the guards of hosts
     */
    record Allowed(Admission admission, List<Permit> permits) {}

    /** Whether another process of this machine runs it. */
    boolean runsElsewhere(String id) {
        return !jobs.containsKey(id) && marks.runsElsewhere(id);
    }

    /** Ends an interrupted deployment under its own id; refused while a process of this machine already does, or runs it still. */
    Outcome<Running> resolve(
            DeploymentState state, Supplier<Planner> planner, Allowed allowed, Resolution resolution, String message)
            throws InterruptedException {
        Plan plan = state.started().plan();
        String id = state.started().deployment();
        Optional<Event.Ended> end = recorded.deployment(id).flatMap(DeploymentState::ended);
        if (end.isPresent()) {
            return Outcome.gate(
                    "This deployment has ended meanwhile: "
                            + Words.word(end.get().verdict()) + ".",
                    "Look at it under Deployments.");
        }
        if (runsElsewhere(id)) {
            return Outcome.busy(
                    "This deployment is not interrupted: another process on this machine runs it.",
                    "Wait until it has ended, or stop it there.");
        }
        Launch launch = new Launch(
                id,
                settings.user(),
                settings.machine(),
                settings.masking().mask(message),
                Optional.empty(),
                Optional.empty(),
                Optional.of(resolution),
                allowed.permits());
        Cancellation cancellation = new Cancellation();
        return start(new Job(id, settings.user(), cancellation, open, Optional.of(state)), sink -> switch (resolution) {
            case FINISH -> engine.run(plan, planner, launch, allowed.admission(), sink, cancellation);
            case ROLL_BACK -> engine.goBack(plan, launch, sink);
            case CLOSE -> engine.close(plan, launch, sink);
        });
    }

    private Outcome<Running> start(Job job, Course course) throws InterruptedException {
        if (jobs.putIfAbsent(job.id(), job) != null) {
            return Outcome.gate("This deployment is being ended already.", "Watch it under Deployments.");
        }
        job.resumed().ifPresent(open::resume);
        Thread.ofVirtual().name(job.id()).start(() -> job.run(() -> run(job, course)));
        try {
            return job.begun();
        } catch (InterruptedException stopped) {
            job.cancel();
            throw stopped;
        }
    }

    /** It is no job any more when whoever waits for its end hears of it. */
    private RunResult run(Job job, Course course) {
        try (var _ = marks.mark(job.id())) {
            RunResult result = course.run(event -> see(job, event));
            if (result.refused().isPresent() && !job.holds()) {
                open.forget(job.id());
            }
            return result;
        } finally {
            jobs.remove(job.id(), job);
        }
    }

    private void see(Job job, Event event) {
        if (event.recorded()) {
            recorded.record(event);
        }
        open.accept(event);
        job.saw(event);
    }

    /** What the engine does with a deployment. */
    private interface Course {
        RunResult run(Consumer<Event> sink);
    }

    /** Such as {@code production-20261121-104512-9c04e1f2}: sorts by time within an environment. */
    String newId(Plan plan) {
        return "%s-%s-%08x"
                .formatted(
                        plan.target().environment(),
                        STAMP.format(settings.clock().instant()),
                        settings.random().nextInt());
    }

    /** Waits until what has its verdict has given back this environment too. */
    void awaitGivenBack(String environment) throws InterruptedException {
        for (Job job : jobs.values()) {
            if (open.state(job.id())
                    .filter(state -> state.ended().isPresent())
                    .filter(state ->
                            state.started().plan().target().environment().equals(environment))
                    .isPresent()) {
                job.awaitReturn();
            }
        }
    }

    Optional<Running> running(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** As this process saw it grow, else as the journal tells it: one that a fault stopped here may be ended elsewhere. */
    Optional<DeploymentState> deployment(String id) {
        return open.state(id)
                .filter(state -> state.ended().isPresent() || jobs.containsKey(id))
                .or(() -> recorded.deployment(id));
    }

    /** Newest first, with all their steps. */
    List<DeploymentState> newest(int limit) {
        return recorded.summaries(limit).stream()
                .flatMap(d -> deployment(d.started().deployment()).stream())
                .toList();
    }

    /** Newest first, with beginning and end only. */
    List<DeploymentState> summaries(int limit) {
        return recorded.summaries(limit);
    }

    /** What the record says is live in an environment. */
    Optional<LiveRecord> live(String environment) {
        return recorded.live(environment);
    }

    /** Those that began and have not ended, newest first, among them what runs here. */
    List<String> unended() {
        return recorded.unended().stream().map(Event.Started::deployment).toList();
    }

    /** The same for one environment. */
    List<String> unended(String environment) {
        return recorded.unended().stream()
                .filter(begun -> begun.plan().target().environment().equals(environment))
                .map(Event.Started::deployment)
                .toList();
    }

    /** The newest deployment that has begun and not ended, by its environment. */
    Map<String, String> newestUnended() {
        return recorded.unended().stream()
                .collect(Collectors.toMap(
                        begun -> begun.plan().target().environment(),
                        Event.Started::deployment,
                        (newest, _) -> newest));
    }

    /** What happened so far: what is recorded, in its order, and by time between it the newest output heard here. */
    List<Event> events(String id) {
        Deque<Event.Output> output = new ArrayDeque<>(open.output(id));
        List<Event> events = new ArrayList<>();
        for (Event event : recorded.events(id)) {
            while (!output.isEmpty() && output.getFirst().at().isBefore(event.at())) {
                events.add(output.removeFirst());
            }
            events.add(event);
        }
        events.addAll(output);
        return events;
    }

    Workspace.Listening listen(Consumer<Event> listener) {
        return open.listen(listener);
    }

    /** Asks what runs to stop at its next safe point, and waits for it. */
    @Override
    public void close() {
        jobs.values().forEach(Job::cancel);
        jobs.values().forEach(Job::awaitEnd);
    }
}
