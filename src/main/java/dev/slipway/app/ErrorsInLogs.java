package dev.slipway.app;

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
import java.util.function.Function;

/** Finds in the logs of hosts which errors the releases of a deployment wrote. */
public final class ErrorsInLogs {
    /** How long one who asks once waits for logs that take their time. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Logs logs;
    private final Function<String, List<Event>> events;

    /** @param events what happened in a deployment so far, by its id */
    public ErrorsInLogs(Logs logs, Function<String, List<Event>> events) {
        this.logs = logs;
        this.events = events;
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
        Optional<Plan> plan = plan(events.apply(deployment));
        if (plan.isEmpty()) {
            return Outcome.usage(
                    "The trail has no deployment " + deployment + ".", "Look at the list under Deployments.");
        }
        return logs.open(plan.get().target().environment())
                .map(open -> new OpenErrors(open, marks -> course(deployment, marks)));
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

    private Course course(String deployment, List<Mark> known) {
        List<Event> happened = events.apply(deployment);
        Plan plan = plan(happened).orElseThrow();
        List<Mark> own = happened.stream()
                .flatMap(event -> LogMarks.of(plan, event).stream())
                .toList();
        return new Course(plan.release().name(), before(plan), own, known);
    }

    private static Optional<Plan> plan(List<Event> events) {
        return events.stream()
                .filter(Event.Started.class::isInstance)
                .map(event -> ((Event.Started) event).plan())
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
