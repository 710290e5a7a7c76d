package dev.slipway.promotion;

import java.time.Instant;
import java.util.Optional;

/**
 * A condition that must hold before a deployment starts, and how it stands.
 *
 * @param title a few words: "30 min live on staging"
 * @param overridable whether it is closed and who would start the deployment may override it
 */
public record Gate(Kind kind, String title, State state, boolean overridable) {
    /** One that nobody overrides. */
    public Gate(Kind kind, String title, State state) {
        this(kind, title, state, false);
    }

    /** What gates there are, in the order in which they are shown. */
    public enum Kind {
        /** The person may do it. */
        RIGHT,
        /** Nobody marked the release as one that is not to be deployed. */
        BLOCK,
        /** Nobody put the environment on hold. */
        HOLD,
        /** A check before a deployment. */
        CHECK,
        /** The release has been live in an earlier environment for long enough. */
        SOAK,
        /** A window is open, and there is no freeze. */
        CALENDAR,
        /** The time for which it was asked has come. */
        SCHEDULE,
        /** Enough people approved. */
        APPROVAL;

        /** An override stands for what a person can answer for: it gives nobody a right, and lifts no block. */
        boolean overridable() {
            return this != RIGHT && this != BLOCK;
        }
    }

    /** How a gate stands. */
    public sealed interface State {
        /** All of it in whole sentences. */
        String sentence();
    }

    /** The condition holds. */
    public record Passed(String how) implements State {
        @Override
        public String sentence() {
            return how;
        }
    }

    /**
     * The condition does not hold yet.
     *
     * @param until when it will, if nothing else changes; empty where that is for people to bring about
     */
    public record Waiting(String forWhat, Optional<Instant> until) implements State {
        @Override
        public String sentence() {
            return forWhat;
        }
    }

    /** The condition does not hold, and waiting does not help; {@code remedy} does. */
    public record Failed(String why, String remedy) implements State {
        @Override
        public String sentence() {
            return why + " " + remedy;
        }
    }

    /**
     * Somebody who may decided to go on in spite of it.
     *
     * @param original how it stood without that
     */
    public record Overridden(Decision override, State original) implements State {
        @Override
        public String sentence() {
            return "Overridden by " + override.by() + ": " + Spoken.sentence(override.reason()) + " "
                    + original.sentence();
        }
    }

    /** Whether it keeps nothing from starting: passed or overridden. */
    public boolean passed() {
        return switch (state) {
            case Passed _, Overridden _ -> true;
            case Waiting _, Failed _ -> false;
        };
    }

    /** The same with one more sentence about what it waits for; as it is where it does not wait. */
    public Gate waitingAlso(String sentence) {
        return state instanceof Waiting(var forWhat, var until)
                ? told(new Waiting(forWhat + " " + sentence, until))
                : this;
    }

    /** The same gate as it stands otherwise. */
    public Gate told(State state) {
        return new Gate(kind, title, state, overridable);
    }

    Gate forWhoMayOverride() {
        return new Gate(kind, title, state, !passed() && kind.overridable());
    }

    Gate overriddenBy(Decision override) {
        return new Gate(kind, title, new Overridden(override, state));
    }
}
