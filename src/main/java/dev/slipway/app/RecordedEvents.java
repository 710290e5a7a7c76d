package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Verdict;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Journal;
import dev.slipway.journal.Query;
import dev.slipway.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Events of deployments as entries of the journal, and deployments folded from them again. */
final class RecordedEvents {
    private static final String KIND = "deployment";
    private static final String STARTED = KIND + ".started";
    private static final String ENDED = KIND + ".ended";
    private static final int PAGE = 20;

    private final Journal journal;
    private final Actor actor;

    RecordedEvents(Journal journal, Actor actor) {
        this.journal = journal;
        this.actor = actor;
    }

    /** Appends the event; when this returns it is on disk. */
    void record(Event event) {
        journal.append(new Draft(actor, kindOf(event), event.deployment(), Json.text(event)));
    }

    /** The deployment of this id as its entries tell it. */
    Optional<DeploymentState> deployment(String id) {
        Optional<DeploymentState> state = Optional.empty();
        for (Entry entry : journal.of(id)) {
            if (entry.kind().startsWith(KIND + ".")) {
                Event event = event(entry);
                state = event instanceof Event.Started started
                        ? Optional.of(DeploymentState.of(started))
                        : state.map(s -> s.after(event));
            }
        }
        return state;
    }

    /** The newest deployments with their beginning and end only: cheaper than all of their steps. */
    List<DeploymentState> summaries(int limit) {
        return summaries(Criteria.ALL, limit);
    }

    /** The deployment of an environment that began last and has not ended, looked for among its newest. */
    Optional<String> unended(String environment) {
        return summaries(Criteria.ALL.withEnvironment(environment), PAGE).stream()
                .filter(deployment -> deployment.ended().isEmpty())
                .map(deployment -> deployment.started().deployment())
                .findFirst();
    }

    /** What is live in an environment: the release of the last deployment there that succeeded, however long ago. */
    Optional<LiveRecord> live(String environment) {
        Criteria ends = Criteria.ALL.withKind(ENDED).withEnvironment(environment);
        Optional<Long> before = Optional.empty();
        while (true) {
            List<Entry> page = journal.find(new Query(ends, before, PAGE));
            Optional<LiveRecord> live = page.stream()
                    .map(entry -> (Event.Ended) event(entry))
                    .filter(end -> end.verdict() == Verdict.SUCCEEDED)
                    .flatMap(end -> started(end.deployment()).map(begun -> LiveRecord.of(begun, end)).stream())
                    .findFirst();
            if (live.isPresent() || page.size() < PAGE) {
                return live;
            }
            before = Optional.of(page.getLast().sequence());
        }
    }

    private List<DeploymentState> summaries(Criteria criteria, int limit) {
        Map<String, Entry> ends = journal.find(Query.newest(criteria.withKind(ENDED), limit)).stream()
                .collect(Collectors.toMap(Entry::subject, Function.identity(), (newer, _) -> newer));
        return journal.find(Query.newest(criteria.withKind(STARTED), limit)).stream()
                .map(entry -> DeploymentState.of((Event.Started) event(entry)))
                .map(begun -> Optional.ofNullable(ends.get(begun.started().deployment()))
                        .map(end -> begun.after(event(end)))
                        .orElse(begun))
                .toList();
    }

    private Optional<Event.Started> started(String deployment) {
        return journal.find(Query.newest(Criteria.ALL.withKind(STARTED).withSubject(deployment), 1)).stream()
                .map(entry -> (Event.Started) event(entry))
                .findFirst();
    }

    private static Event event(Entry entry) {
        return Json.read(entry.body().getBytes(StandardCharsets.UTF_8), Event.class);
    }

    /** {@code StepStarted} is kept as {@code deployment.step-started}. */
    private static String kindOf(Event event) {
        String words = event.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
        return KIND + "." + words.toLowerCase(Locale.ROOT);
    }
}
