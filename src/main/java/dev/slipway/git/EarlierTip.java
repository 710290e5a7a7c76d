package dev.slipway.git;

import dev.slipway.release.Revision;
import java.time.Instant;

/**
 * Where a branch once was, as its reflog tells.
 *
 * @param until when it went elsewhere, by whom, and why in git's words, such as {@code merge develop: Fast-forward}
 */
public record EarlierTip(Revision revision, Instant until, Person by, String reason) {}
