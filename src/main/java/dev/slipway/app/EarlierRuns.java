package dev.slipway.app;

import dev.slipway.app.RollbackMeter.Rehearsed;
import dev.slipway.app.RollbackMeter.WentBack;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Verdict;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Journal;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Query;
import dev.slipway.json.Json;
import dev.slipway.promotion.Estimate;
import dev.slipway.promotion.Timing;
import dev.slipway.promotion.Timing.Run;
import dev.slipway.promotion.Timing.Shape;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long earlier deployments took, as the trail tells it: of the newest, so many that the answer is quick. Like each other
 * are those that go back, and those that go forward.
 */
final class EarlierRuns {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierRuns.class);

    private static final Criteria ENDED = Criteria.ALL.withKind(Kinds.of(Event.Ended.class));

    /** As many tell a plan's time. */
    private static final int ENOUGH = 8;

    /** So many deployments are looked at for them. */
    private static final int LOOKED_AT = 40;

    private final Journal journal;

    EarlierRuns(Journal journal) {
        this.journal = journal;
    }

    /**
     * How long a plan should take: as earlier ones in its environment, else as those in the others. Without a trail that can be
     * read nobody knows, and the plan can be looked at all the same.
     */
    Optional<Estimate> estimate(Plan plan) {
        Shape shape = shape(plan);
        boolean back = plan.mode() == Mode.ROLLBACK;
        return read(() -> Timing.of(shape, runs(ended(plan.target().environment()), back), true)
                .or(() -> Timing.of(shape, runs(ENDED, back), false)));
    }

    /** The newest rollback in an environment. */
    Optional<WentBack> lastRollback(String environment) {
        return read(() -> passed(ended(environment), true)
                .map(rollback -> new WentBack(
                        rollback.end().at(),
                        Duration.between(rollback.begun().at(), rollback.end().at())))
                .findFirst());
    }

    /** The newest rehearsal of a rollback. */
    Optional<Rehearsed> lastDrill() {
        return read(() -> journal.find(Query.newest(Criteria.ALL.withKind(Kinds.DRILLED), 1)).stream()
                .map(EarlierRuns::rehearsed)
                .findFirst());
    }

    private static Rehearsed rehearsed(Entry entry) {
        Drilled drilled = Json.read(entry.body().getBytes(StandardCharsets.UTF_8), Drilled.class);
        return new Rehearsed(
                drilled.environment(),
                entry.at(),
                Optional.of(drilled.back().took()).filter(_ -> drilled.verdict() == Verdict.SUCCEEDED));
    }

    private static <T> Optional<T> read(Supplier<Optional<T>> what) {
        try {
            return what.get();
        } catch (JournalException unreadable) {
            LOG.warn("How long earlier deployments took cannot be read", unreadable);
            return Optional.empty();
        }
    }

    private static Criteria ended(String environment) {
        return ENDED.withEnvironment(environment);
    }

    private List<Run> runs(Criteria ended, boolean back) {
        return passed(ended, back)
                .flatMap(passed -> run(passed).stream())
                .limit(ENOUGH)
                .toList();
    }

    /** A deployment that succeeded without a break. */
    private record Passed(Event.Started begun, Event.Ended end) {}

    /** The newest first. One that was interrupted and finished later tells nothing. */
    private Stream<Passed> passed(Criteria ended, boolean back) {
        return journal.find(Query.newest(ended, LOOKED_AT)).stream()
                .map(entry -> (Event.Ended) RecordedEvents.event(entry))
                .filter(end -> end.verdict() == Verdict.SUCCEEDED)
                .flatMap(end -> newest(Event.Started.class, end.deployment(), 1).stream()
                        .map(entry -> new Passed((Event.Started) RecordedEvents.event(entry), end)))
                .filter(passed -> back == (passed.begun().plan().mode() == Mode.ROLLBACK))
                .filter(passed -> newest(Event.Resumed.class, passed.end().deployment(), 1)
                        .isEmpty());
    }

    private Optional<Run> run(Passed passed) {
        Event.Started begun = passed.begun();
        Shape shape = shape(begun.plan());
        List<Entry> batches = newest(Event.BatchStarted.class, begun.deployment(), shape.batches());
        return batches.isEmpty()
                ? Optional.empty()
                : Optional.of(RecordedEvents.event(batches.getLast()).at())
                        .map(first -> new Run(
                                shape,
                                Duration.between(begun.at(), first),
                                Duration.between(first, passed.end().at())));
    }

    private List<Entry> newest(Class<? extends Event> event, String deployment, int limit) {
        return journal.find(Query.newest(Criteria.ALL.withKind(Kinds.of(event)).withSubject(deployment), limit));
    }

    private static Shape shape(Plan plan) {
        Duration watch = plan.policy().checksAfter().stream()
                .flatMap(check -> check.holdFor().stream())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new Shape(plan.batches().size(), plan.policy().pause(), watch);
    }
}
