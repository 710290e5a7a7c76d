package dev.slipway.deploy;

import dev.slipway.deploy.Event.StepResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A deployment as its events tell it: live on screen, replayed from the journal a year later, and in a test the same.
 *
 * @param hosts by name, in the order of the plan
 * @param batch the number of the batch that is switching, 0 before the first
 * @param goingBack why switched hosts go back, once they do
 * @param ended empty while it runs
 */
public record DeploymentState(
        Event.Started started,
        List<HostState> hosts,
        int batch,
        Optional<String> goingBack,
        boolean cancelAsked,
        Optional<Event.Ended> ended) {

    /**
     * A step on a host.
     *
     * @param endedAt empty while it runs
     * @param detail one sentence once it has ended; of a failure it says what and why
     */
    public record StepState(
            String component,
            Phase phase,
            boolean undo,
            Instant startedAt,
            Optional<Instant> endedAt,
            Optional<StepResult> result,
            String detail) {
        private StepState ended(Event.StepEnded end) {
            return new StepState(
                    component, phase, undo, startedAt, Optional.of(end.at()), Optional.of(end.result()), end.detail());
        }

        private boolean isEndedBy(Event.StepEnded end) {
            return endedAt.isEmpty() && phase == end.phase() && undo == end.undo() && component.equals(end.component());
        }
    }

    /**
     * A host and the steps that it has begun, oldest first.
     *
     * @param progress of the step that runs, as its last event told it
     */
    public record HostState(String host, List<StepState> steps, Optional<Event.Progress> progress) {
        private HostState began(Event.StepStarted start) {
            StepState step = new StepState(
                    start.component(), start.phase(), start.undo(), start.at(), Optional.empty(), Optional.empty(), "");
            return new HostState(
                    host, Stream.concat(steps.stream(), Stream.of(step)).toList(), Optional.empty());
        }

        private HostState finished(Event.StepEnded end) {
            return new HostState(
                    host,
                    steps.stream().map(s -> s.isEndedBy(end) ? s.ended(end) : s).toList(),
                    Optional.empty());
        }

        private HostState progressed(Event.Progress event) {
            return new HostState(host, steps, Optional.of(event));
        }
    }

    /** The state at the first event. */
    public static DeploymentState of(Event.Started started) {
        return new DeploymentState(
                started,
                started.plan().hosts().stream()
                        .map(h -> new HostState(h.host().name(), List.of(), Optional.empty()))
                        .toList(),
                0,
                Optional.empty(),
                false,
                Optional.empty());
    }

    /** The state after these events, the oldest first; empty where none of them is the first of a deployment. */
    public static Optional<DeploymentState> after(List<Event> events) {
        Optional<DeploymentState> state = Optional.empty();
        for (Event event : events) {
            state = event instanceof Event.Started started ? Optional.of(of(started)) : state.map(s -> s.after(event));
        }
        return state;
    }

    /** The state after this event. */
    public DeploymentState after(Event event) {
        return switch (event) {
            case Event.Started first -> of(first);
            case Event.BatchStarted b -> with(hosts, b.number(), goingBack, cancelAsked, ended);
            case Event.GoingBack g -> with(hosts, batch, Optional.of(g.reason()), cancelAsked, ended);
            case Event.CancelAsked _ -> with(hosts, batch, goingBack, true, ended);
            case Event.Ended e -> with(hosts, batch, goingBack, cancelAsked, Optional.of(e));
            case Event.LeaseLeft left ->
                with(hosts, batch, goingBack, cancelAsked, ended.map(end -> end.andAlso(left.sentence())));
            case Event.StepStarted s -> onHost(s.host(), h -> h.began(s));
            case Event.StepEnded s -> onHost(s.host(), h -> h.finished(s));
            case Event.Progress p -> onHost(p.host(), h -> h.progressed(p));
            case Event.Resumed _, Event.LeaseWanted _, Event.Output _, Event.HostAway _ -> this;
        };
    }

    private DeploymentState onHost(String name, UnaryOperator<HostState> change) {
        return with(
                hosts.stream()
                        .map(h -> h.host().equals(name) ? change.apply(h) : h)
                        .toList(),
                batch,
                goingBack,
                cancelAsked,
                ended);
    }

    private DeploymentState with(
            List<HostState> hosts,
            int batch,
            Optional<String> goingBack,
            boolean cancelAsked,
            Optional<Event.Ended> ended) {
        return new DeploymentState(started, hosts, batch, goingBack, cancelAsked, ended);
    }
}
