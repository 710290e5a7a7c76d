package dev.slipway.git;

import dev.slipway.release.Revision;
import java.util.Optional;

/**
 * Where HEAD is.
 *
 * @param branch empty when detached
 * @param revision empty when the branch has no commit yet
 */
public record Head(Optional<String> branch, Optional<Revision> revision) {}
