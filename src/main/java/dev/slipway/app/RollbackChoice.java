package dev.slipway.app;

import dev.slipway.release.Release;
import java.time.Instant;

/** A release that every host still has, proven by its manifest, and that ran well there. */
public record RollbackChoice(Release release, Instant lastLive, boolean previous) {}
