package dev.slipway.app;

import dev.slipway.deploy.Verdict;
import dev.slipway.release.Release;
import java.time.Instant;

/**
 * What a person wrote of a deployment that went wrong: what it was, and what keeps it from coming back.
 *
 * @param deployment its id
 * @param release which it was to make live
 * @param verdict how it ended
 */
public record FailureNote(String deployment, Release release, Verdict verdict, String by, Instant at, String text) {}
