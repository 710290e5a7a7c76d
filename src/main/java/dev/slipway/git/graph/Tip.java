package dev.slipway.git.graph;

import dev.slipway.release.Revision;

/**
 * A commit at which history begins to be shown.
 *
 * @param name of the branch or tag, from which its line gets its colour
 */
public record Tip(Revision revision, String name) {}
