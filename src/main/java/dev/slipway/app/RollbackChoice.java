package dev.slipway.app;

import dev.slipway.release.Release;
import java.time.Instant;

/**
 * A release that every host still has, proven by its manifest.
 *
 * @param ranWell whether a deployment to it once ended well on every host; another is not offered, but can be named
 */
public record RollbackChoice(Release release, Instant lastLive, boolean previous, boolean ranWell) {}
