package dev.slipway.git.graph;

import dev.slipway.release.Revision;
import java.util.List;

/**
 * A commit in its place.
 *
 * @param lane from the left, 0 first
 * @param colour a number below {@link Rows#COLOURS}, that of its line
 * @param upper lines from the upper edge of the row to its middle; those that end in the commit have its lane as their end
 * @param lower lines from the middle to the lower edge; those that begin in the commit have its lane as their beginning
 * @param apart parents to which no line leads: they stand above, because clocks were wrong, or no lane was free, or they are
 *     not shown
 */
public record Row(Revision revision, int lane, int colour, List<Line> upper, List<Line> lower, List<Revision> apart) {}
