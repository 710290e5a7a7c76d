package dev.slipway.deploy;

import dev.slipway.ssh.OutputListener;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a deployment says of itself. State is a fold over these. All but {@link Output}, {@link Progress} and
 * {@link HostAway} are recorded in the journal before the act that they announce reaches a host.
 */
public sealed interface Event {
    /** What the journal does not keep. */
    Set<Class<?>> UNRECORDED = Set.of(Output.class, Progress.class, HostAway.class);

    /** The deployment that speaks. */
    String deployment();

    Instant at();

    /**
     * It begins; nothing has reached a host yet.
     *
     * @param promotedFrom the environment in which the release was live, where it was promoted
     * @param overridden who started it in spite of gates that were closed, and why; empty where none was
     */
    record Started(
            String deployment,
            Instant at,
            Plan plan,
            String by,
            String message,
            Optional<String> promotedFrom,
            Optional<Overridden> overridden)
            implements Event {
        /** One that an earlier version recorded knows of no override. */
        public Started {
            overridden = Objects.requireNonNullElse(overridden, Optional.empty());
        }
    }

    /** Gates that were closed, and did not keep somebody who may override them from starting. */
    record Overridden(String by, String reason) {}

    /** It was interrupted, and someone ends it now, holding the lease. */
    record Resumed(String deployment, Instant at, Resolution resolution, String by, String message) implements Event {}

    /** The lease on the environment is about to be taken. */
    record LeaseWanted(String deployment, Instant at, String host) implements Event {}

    /** A step on a host is about to run. {@code undo} marks a step of going back. */
    record StepStarted(String deployment, Instant at, String host, String component, Phase phase, boolean undo)
            implements Event {}

    /** A step on a host has ended. {@code detail} is one sentence; of a failure it says what and why. */
    record StepEnded(
            String deployment,
            Instant at,
            String host,
            String component,
            Phase phase,
            boolean undo,
            StepResult result,
            String detail)
            implements Event {}

    /** A batch begins to switch; numbers from 1. */
    record BatchStarted(String deployment, Instant at, int number, List<String> hosts) implements Event {}

    /** Switched hosts are about to go back to what was live on them before. */
    record GoingBack(String deployment, Instant at, String reason, List<String> hosts) implements Event {}

    /** Someone asked to stop, which it does at its next safe point; only the first who asks counts. */
    record CancelAsked(String deployment, Instant at, String by) implements Event {}

    /** It has ended. */
    record Ended(String deployment, Instant at, Verdict verdict, String reason) implements Event {
        Ended andAlso(String sentence) {
            return new Ended(deployment, at, verdict, reason + " " + sentence);
        }
    }

    /** After its end its lease could not be given back. Once that has expired, the next deployment from here takes it over. */
    record LeaseLeft(String deployment, Instant at, String why) implements Event {
        /** What it means, in one sentence. */
        public String sentence() {
            return "The lease could not be given back and expires by itself: " + why;
        }
    }

    /** A line that a command wrote. Not recorded one by one. */
    record Output(String deployment, Instant at, String host, Phase phase, OutputListener.Stream stream, String text)
            implements Event {}

    /** How far a step is, as done of total in its own unit. Not recorded. */
    record Progress(String deployment, Instant at, String host, Phase phase, long done, long total, String detail)
            implements Event {}

    /**
     * A host does not tell how a step goes on. It is asked until it does, or was away for too long. Not recorded: how the step
     * ended is.
     *
     * @param why a sentence
     */
    record HostAway(String deployment, Instant at, String host, Phase phase, String why) implements Event {}

    /** How a step ended. */
    enum StepResult {
        DONE,
        SKIPPED,
        FAILED,
        UNKNOWN
    }

    /** The same, with the texts that persons, hosts and faults bring changed by this. */
    default Event masked(UnaryOperator<String> mask) {
        return switch (this) {
            case Started e ->
                new Started(
                        e.deployment,
                        e.at,
                        e.plan,
                        e.by,
                        mask.apply(e.message),
                        e.promotedFrom,
                        e.overridden.map(over -> new Overridden(over.by(), mask.apply(over.reason()))));
            case Resumed e -> new Resumed(e.deployment, e.at, e.resolution, e.by, mask.apply(e.message));
            case StepEnded e ->
                new StepEnded(e.deployment, e.at, e.host, e.component, e.phase, e.undo, e.result, mask.apply(e.detail));
            case GoingBack e -> new GoingBack(e.deployment, e.at, mask.apply(e.reason), e.hosts);
            case Ended e -> new Ended(e.deployment, e.at, e.verdict, mask.apply(e.reason));
            case LeaseLeft e -> new LeaseLeft(e.deployment, e.at, mask.apply(e.why));
            case Output e -> new Output(e.deployment, e.at, e.host, e.phase, e.stream, mask.apply(e.text));
            case Progress e -> new Progress(e.deployment, e.at, e.host, e.phase, e.done, e.total, mask.apply(e.detail));
            case HostAway e -> new HostAway(e.deployment, e.at, e.host, e.phase, mask.apply(e.why));
            case LeaseWanted _, StepStarted _, BatchStarted _, CancelAsked _ -> this;
        };
    }

    /** Whether the journal keeps it. */
    default boolean recorded() {
        return !UNRECORDED.contains(getClass());
    }
}
