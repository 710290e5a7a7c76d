package dev.slipway.app;

import java.util.Optional;

/**
 * What was decided.
 *
 * @param sentence what holds from now on
 * @param unshared why others do not see it yet; empty where they do after their next fetch, or there is no remote
 */
public record Marked(String sentence, Optional<String> unshared) {}
