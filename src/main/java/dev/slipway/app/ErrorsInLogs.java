package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Plan;
import dev.slipway.logs.Mark;
import dev.slipway.logs.release.Course;
import dev.slipway.logs.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds in the logs of hosts which errors the releases of a deployment wrote. */
public final class ErrorsInLogs {
    /** How long one who asks once waits for logs that take their time. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** So many deployments back it is known which release a host ran. */
    private static final int DEPLOYMENTS = 20;

    private final Logs logs;
    private final Workspace workspace;

    /** @param workspace whose deployments they are */
    public ErrorsInLogs(Logs logs, Workspace workspace) {
        this.logs = logs;
        this.workspace = workspace;
    }

    /** Whether logs can still tell of something that ended then: they are kept for a while only. */
    public static boolean reachBack(Instant ended, Instant now) {
        return ended.plus(Timeline.Limits.USUAL.age()).isAfter(now);
    }

    /** Whether hosts of an environment have logs. */
    public boolean named(String environment) {
        return !logs.of(environment).isEmpty();
    }

    /** Begins to read the logs of a deployment's environment. Refused where there are none. */
    public Outcome<OpenErrors> open(String deployment) {
        Optional<Event.Started> started = started(workspace.events(deployment));
        if (started.isEmpty()) {
            return Outcome.usage(
                    "The trail has no deployment " + deployment + ".", "Look at the list under Deployments.");
        }
        String environment = started.get().plan().target().environment();
        Happened happened = new Happened(workspace, started.get());
        List<Mark> earlier = earlier(environment);
        return logs.open(environment)
                .map(open -> new OpenErrors(
                        open,
                        marks -> course(
                                happened,
                                Stream.concat(earlier.stream(), marks.stream()).toList())));
    }

    /** What there is to be read now of a deployment. Waits until that was read, but not for long. */
    public Outcome<ErrorsTold> read(String deployment, InstantSource clock) throws InterruptedException {
        return switch (open(deployment)) {
            case Outcome.No<OpenErrors>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<OpenErrors>(OpenErrors open) -> {
                try (open) {
                    yield new Outcome.Done<>(whole(open, clock));
                }
            }
        };
    }

    private static ErrorsTold whole(OpenErrors open, InstantSource clock) throws InterruptedException {
        Semaphore news = new Semaphore(0);
        open.listen(news::release);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        ErrorsTold told = open.told(clock.instant());
        while (!told.whole() && System.nanoTime() < deadline) {
            boolean _ = news.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            news.drainPermits();
            told = open.told(clock.instant());
        }
        return told;
    }

    /** What a deployment did, read again until it has ended. */
    private static final class Happened {
        private final Workspace workspace;
        private final Event.Started started;
        private List<Event> events = List.of();

        Happened(Workspace workspace, Event.Started started) {
            this.workspace = workspace;
            this.started = started;
        }

        synchronized List<Mark> marks() {
            if (events.stream().noneMatch(Event.Ended.class::isInstance)) {
                events = workspace.events(started.deployment());
            }
            return ErrorsInLogs.marks(started.plan(), events);
        }
    }

    private static List<Mark> marks(Plan plan, List<Event> events) {
        return events.stream()
                .flatMap(event -> LogMarks.of(plan, event).stream())
                .toList();
    }

    private List<Mark> earlier(String environment) {
        return workspace.summaries(DEPLOYMENTS).stream()
                .map(DeploymentState::started)
                .filter(each -> each.plan().target().environment().equals(environment))
                .flatMap(each -> marks(each.plan(), workspace.events(each.deployment())).stream())
                .toList();
    }

    private static Course course(Happened deployment, List<Mark> known) {
        Plan plan = deployment.started.plan();
        return new Course(plan.release().name(), before(plan), deployment.marks(), known);
    }

    private static Optional<Event.Started> started(List<Event> events) {
        return events.stream()
                .filter(Event.Started.class::isInstance)
                .map(Event.Started.class::cast)
                .findFirst();
    }

    private static Map<String, String> before(Plan plan) {
        Map<String, String> before = new LinkedHashMap<>();
        plan.hosts()
                .forEach(host -> before.put(
                        host.host().name(),
                        host.components().stream()
                                .flatMap(component -> component.before().stream())
                                .map(live -> live.release().name())
                                .findFirst()
                                .orElse("")));
        return before;
    }
}
