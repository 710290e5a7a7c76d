package dev.slipway.app;

import dev.slipway.deploy.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * How the rehearsal of a rollback went, as the trail keeps it.
 *
 * @param from the release that was live, and is to be live again
 * @param to the release that was live before, to which it went back
 * @param forward empty where it did not come to that
 * @param verdict of the whole: succeeded where both ways did
 * @param message all that in a sentence without its end
 */
public record Drilled(
        String environment, String from, String to, Leg back, Optional<Leg> forward, Verdict verdict, String message) {

    /** One way: the deployment that it was, and how long that took. */
    public record Leg(String deployment, Verdict verdict, Duration took) {}
}
