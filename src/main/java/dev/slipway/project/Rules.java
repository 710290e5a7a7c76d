package dev.slipway.project;

import dev.slipway.project.condition.Condition;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What must hold around a deployment and what else runs in it.
 *
 * @param guard words that no command may contain on production, whoever asks
 */
public record Rules(
        List<CheckBefore> checksBefore, List<CheckAfter> checksAfter, List<CustomStep> steps, List<String> guard) {

    /** An automatic gate after the last switch: an address to ask once, or conditions to hold for a while. */
    public record CheckAfter(String name, Optional<URI> http, Optional<Duration> holdFor, List<Condition> conditions) {}

    /** A step of the project's own. */
    public record CustomStep(String name, String at, String run, List<String> on, Duration timeout, boolean required) {}
}
