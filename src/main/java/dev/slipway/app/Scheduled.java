package dev.slipway.app;

import dev.slipway.app.words.Words;
import dev.slipway.promotion.Decision;
import dev.slipway.promotion.Schedule.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the start of a promotion by itself stands.
 *
 * @param standing at this time
 * @param spoken its time, as people say it
 * @param off why nothing starts by itself in its environment, until somebody resumes that
 * @param tried who has tried, and as which deployment; it is not tried again then
 * @param near whether it is to start within an hour, so that it is known which Slipways are ready
 * @param ready those, such as "ana on laptop"
 * @param mayStart whether the person at this machine may start it, so that this one does
 */
public record Scheduled(
        Instant at,
        Standing standing,
        String spoken,
        Optional<Decision> off,
        Optional<String> tried,
        boolean near,
        List<String> ready,
        boolean mayStart) {
    public Scheduled {
        ready = List.copyOf(ready);
    }

    /** Whether it still is to start by itself, now or later. */
    public boolean awaited() {
        return standing != Standing.OVER && tried.isEmpty();
    }

    /**
     * In a sentence or two.
     *
     * @param approved whether no approval is missing
     */
    String sentence(String environment, boolean approved) {
        if (tried.isPresent()) {
            return "It was to start by itself on " + spoken + ": " + tried.get() + ". It is not tried again by itself.";
        }
        if (standing == Standing.OVER) {
            return "It was to start by itself on " + spoken + " and did not.";
        }
        String when = standing == Standing.AHEAD
                ? "It starts by itself on " + spoken + (approved ? "." : ", if it is approved by then.")
                : "Its time has come: it starts by itself once "
                        + (approved ? "its gates let it" : "it is approved")
                        + ", until an hour after " + spoken + ".";
        return when + " "
                + off.map(decision -> "But " + off(environment, decision)).orElseGet(this::who);
    }

    /** That nothing starts by itself in an environment. */
    static String off(String environment, Decision off) {
        return environment + " is on hold " + off.reason() + " It waits for somebody to resume " + environment + ".";
    }

    private String who() {
        if (!near) {
            return "A Slipway has to be open then, of somebody who may start it.";
        }
        return ready.isEmpty()
                ? "No Slipway is known to be ready for that: keep one open, or run slipway watch."
                : "Ready for that: " + Words.names(ready) + ".";
    }
}
