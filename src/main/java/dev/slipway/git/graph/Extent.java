package dev.slipway.git.graph;

import dev.slipway.release.Revision;
import java.util.List;

/**
 * What of a history is shown.
 *
 * @param chosen branches that get the first lanes, in this order; at most {@link Rows#CHOSEN} of them do
 * @param tips all others
 * @param part of what these contain
 */
public record Extent(List<Tip> chosen, List<Tip> tips, Part part) {

    /** Which of the commits that the tips contain. */
    public sealed interface Part {}

    /** All of them. */
    public record Whole() implements Part {}

    /** All that this commit does not contain. */
    public record Without(Revision revision) implements Part {}

    /** Those that only one of the two tips contains. */
    public record Apart() implements Part {}

    /** All that these tips contain. */
    public static Extent whole(List<Tip> chosen, List<Tip> tips) {
        return new Extent(chosen, tips, new Whole());
    }

    /** What one contains and another does not. */
    public static Extent without(Tip tip, Revision revision) {
        return new Extent(List.of(), List.of(tip), new Without(revision));
    }

    /** What each of two contains and the other does not. */
    public static Extent apart(Tip left, Tip right) {
        return new Extent(List.of(), List.of(left, right), new Apart());
    }
}
