package dev.slipway.app;

import dev.slipway.release.Digest;
import java.util.Optional;

/** What makes a plan run. */
sealed interface Occasion {
    /** A person wants it now. */
    record ByHand() implements Occasion {}

    /** A person wants it now, in spite of gates that are closed. */
    record Overriding(String reason) implements Occasion {}

    /** The time of a promotion has come, and nobody needs to be there. */
    record OnSchedule(Digest promotion) implements Occasion {}

    /** Why closed gates are overridden; empty where they are not. */
    default Optional<String> overriding() {
        return this instanceof Overriding(var reason) ? Optional.of(reason) : Optional.empty();
    }
}
