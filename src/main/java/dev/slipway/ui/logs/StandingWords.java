package dev.slipway.ui.logs;

import dev.slipway.logs.LogState;
import dev.slipway.logs.timeline.Timeline.Standing;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.State;
import java.time.Duration;
import java.time.Instant;

/**
 * How the reading of a log stands, in words. That nothing is written and that nothing can be heard are told apart.
 *
 * @param remedy what to do; empty where nothing is to be done
 */
record StandingWords(State state, String words, String remedy) {
    /** What is silent for longer is told to be. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    static StandingWords of(Standing standing, Instant now) {
        return switch (standing.state()) {
            case LogState.Connecting() -> new StandingWords(State.RUNNING, "connecting", "");
            case LogState.Following() -> following(standing, now);
            case LogState.Waiting(String what) -> new StandingWords(State.WAITING, what, "");
            case LogState.Lost(Instant since, String why) ->
                new StandingWords(State.FAILED, why + " " + Ago.text(since, now) + ", trying again", "");
            case LogState.Ended(String how) -> new StandingWords(State.NEUTRAL, how, "");
            case LogState.Refused(String why, String remedy) -> new StandingWords(State.FAILED, why, remedy);
        };
    }

    private static StandingWords following(Standing standing, Instant now) {
        if (standing.brief().isPresent()) {
            return new StandingWords(State.WAITING, standing.brief().get(), "Make room on the disk of this computer.");
        }
        Duration silent = Duration.between(standing.heard(), now);
        if (silent.compareTo(QUIET) < 0) {
            return new StandingWords(State.GOOD, "following", "");
        }
        return new StandingWords(
                State.NEUTRAL,
                standing.records() == 0 ? "nothing written yet" : "nothing written for " + Ago.length(silent),
                "");
    }

    /** Whether it is as one wants it. */
    boolean fine() {
        return state == State.GOOD;
    }
}
