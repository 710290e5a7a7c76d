package dev.slipway.forge;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A check of a commit: a job of the forge's own, or what another service reported.
 *
 * @param name on one line
 * @param word what the forge calls its state, such as {@code timed out}
 * @param began empty where it has not, or where the forge does not tell
 * @param ended empty until then, and where the forge does not tell
 * @param details a page of the web that tells more
 */
public record Check(
        String name,
        State state,
        String word,
        Optional<Instant> began,
        Optional<Instant> ended,
        Optional<URI> details) {

    /** How it counts, the worst first. */
    public enum State {
        FAILED,
        PENDING,
        /** It failed, and may. */
        WARNED,
        PASSED,
        /** It was passed over, or says nothing for or against. */
        SKIPPED
    }

    /** How long it ran. */
    public Optional<Duration> took() {
        return began.flatMap(
                from -> ended.map(to -> Duration.between(from, to)).filter(length -> !length.isNegative()));
    }
}
