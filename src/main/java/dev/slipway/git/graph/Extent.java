package dev.slipway.git.graph;

import dev.slipway.release.Revision;
import java.util.List;

/**
 * What of a history is shown: all that some tips contain and others do not.
 *
 * @param chosen branches that get the first lanes, in this order; at most {@link Rows#CHOSEN} of them do
 * @param tips all others
 * @param without what these contain is left out
 */
public record Extent(List<Tip> chosen, List<Tip> tips, List<Revision> without) {}
