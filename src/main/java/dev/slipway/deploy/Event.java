package dev.slipway.deploy;

import dev.slipway.ssh.OutputListener;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a deployment says of itself. State is a fold over these. All but {@link Output} and {@link Progress} are recorded
 * in the journal before the act that they announce reaches a host.
 */
public sealed interface Event {
    /** What the journal does not keep. */
    Set<Class<?>> UNRECORDED = Set.of(Output.class, Progress.class);

    /** The deployment that speaks. */
    String deployment();

    Instant at();

    /**
     * It begins; nothing has reached a host yet.
     *
     * @param promotedFrom the environment in which the release was live, where it was promoted
     */
    record Started(String deployment, Instant at, Plan plan, String by, String message, Optional<String> promotedFrom)
            implements Event {}

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

    /** How a step ended. */
    enum StepResult {
        DONE,
        SKIPPED,
        FAILED,
        UNKNOWN
    }

    /** Whether the journal keeps it. */
    default boolean recorded() {
        return !UNRECORDED.contains(getClass());
    }
}
