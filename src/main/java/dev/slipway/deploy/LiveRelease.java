package dev.slipway.deploy;

import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import java.time.Instant;

/** A release that a host shows as live. */
public record LiveRelease(Release release, String directory, Digest manifest, Instant since) {}
