package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
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

    /** The newest deployments with their beginning and end only: cheaper, and enough to say what is live. */
    List<DeploymentState> summaries(int limit) {
        Map<String, Entry> ends = newest("deployment.ended", limit).stream()
                .collect(Collectors.toMap(Entry::subject, Function.identity(), (newer, _) -> newer));
        return newest("deployment.started", limit).stream()
                .map(entry -> DeploymentState.of((Event.Started) event(entry)))
                .map(begun -> Optional.ofNullable(ends.get(begun.started().deployment()))
                        .map(end -> begun.after(event(end)))
                        .orElse(begun))
                .toList();
    }

    private List<Entry> newest(String kind, int limit) {
        return journal.find(Query.newest(Criteria.ALL.withKind(kind), limit));
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
