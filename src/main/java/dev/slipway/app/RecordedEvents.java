package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Verdict;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Journal;
import dev.slipway.journal.Mark;
import dev.slipway.journal.Query;
import dev.slipway.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events of deployments as entries of the journal, and deployments folded from them again. */
final class RecordedEvents {
    private static final String STARTED = Kinds.of(Event.Started.class);
    private static final String ENDED = Kinds.of(Event.Ended.class);
    private static final int PAGE = 100;

    private final Journal journal;
    private final Actor actor;

    /** All deployments that began up to this entry have ended, which stays so; looking further back finds none. */
    private volatile long settled;

    RecordedEvents(Journal journal, Actor actor) {
        this.journal = journal;
        this.actor = actor;
    }

    /** Appends the event; when this returns it is on disk. */
    void record(Event event) {
        journal.append(new Draft(actor, Kinds.of(event.getClass()), event.deployment(), Json.text(event)));
    }

    /** The deployment of this id as its entries tell it. */
    Optional<DeploymentState> deployment(String id) {
        return DeploymentState.after(events(id));
    }

    /** What the entries of a deployment tell, oldest first. */
    List<Event> events(String id) {
        return journal.of(id).stream()
                .filter(entry -> entry.kind().startsWith(Kinds.DEPLOYMENT + "."))
                .map(RecordedEvents::event)
                .toList();
    }

    /** Whether the trail has the end of this deployment. */
    boolean ended(String id) {
        return !journal.find(Query.newest(Criteria.ALL.withKind(ENDED).withSubject(id), 1))
                .isEmpty();
    }

    /** The newest deployments with their beginning and end only: cheaper than all of their steps. */
    List<DeploymentState> summaries(int limit) {
        Map<String, Entry> ends = journal.find(Query.newest(Criteria.ALL.withKind(ENDED), limit)).stream()
                .collect(Collectors.toMap(Entry::subject, Function.identity(), (newer, _) -> newer));
        return journal.find(Query.newest(Criteria.ALL.withKind(STARTED), limit)).stream()
                .map(entry -> DeploymentState.of((Event.Started) event(entry)))
                .map(begun -> Optional.ofNullable(ends.get(begun.started().deployment()))
                        .map(end -> begun.after(event(end)))
                        .orElse(begun))
                .toList();
    }

    /** Those that began and have not ended, newest first, however long ago they began. */
    List<Event.Started> unended() {
        long from = settled;
        Map<String, Long> begun = journal.marks(STARTED, from).stream()
                .collect(Collectors.toMap(
                        Mark::subject, Mark::sequence, (newer, _) -> newer, LinkedHashMap<String, Long>::new));
        OptionalLong newest = begun.values().stream().mapToLong(Long::longValue).max();
        journal.marks(ENDED, from).stream().map(Mark::subject).forEach(begun::remove);
        OptionalLong oldest = begun.values().stream().mapToLong(Long::longValue).min();
        settled = oldest.isPresent() ? oldest.getAsLong() - 1 : newest.orElse(from);
        return begun.values().stream()
                .flatMap(sequence -> entry(sequence).stream())
                .map(entry -> (Event.Started) event(entry))
                .toList();
    }

    /** What is live in an environment: the release of the last deployment there that succeeded, however long ago. */
    Optional<LiveRecord> live(String environment) {
        return newestFirst(Criteria.ALL.withKind(ENDED).withEnvironment(environment))
                .map(entry -> (Event.Ended) event(entry))
                .filter(end -> end.verdict() == Verdict.SUCCEEDED)
                .flatMap(end -> started(end.deployment()).map(begun -> LiveRecord.of(begun, end)).stream())
                .findFirst();
    }

    /** All that match, read page by page as they are wanted. */
    private Stream<Entry> newestFirst(Criteria criteria) {
        return Stream.iterate(
                        journal.find(Query.newest(criteria, PAGE)),
                        page -> !page.isEmpty(),
                        page -> journal.find(
                                new Query(criteria, Optional.of(page.getLast().sequence()), PAGE)))
                .flatMap(List::stream);
    }

    private Optional<Event.Started> started(String deployment) {
        return journal.find(Query.newest(Criteria.ALL.withKind(STARTED).withSubject(deployment), 1)).stream()
                .map(entry -> (Event.Started) event(entry))
                .findFirst();
    }

    private Optional<Entry> entry(long sequence) {
        return journal.find(new Query(Criteria.ALL, Optional.of(sequence + 1), 1)).stream()
                .findFirst();
    }

    static Event event(Entry entry) {
        return Json.read(entry.body().getBytes(StandardCharsets.UTF_8), Event.class);
    }
}
