package dev.slipway.release;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How references to issues and pull requests are written, and where they lead: a number with something beside it. Nothing
 * stands for anything else, so looking for one takes no longer than the text is long.
 *
 * @param before what stands before the number, such as {@code #} or {@code SHOP-}
 * @param after what stands after it
 * @param address where a number leads
 */
public record ReferenceLink(String before, String after, UnaryOperator<String> address) {
    private static final int MOST_DIGITS = 18;

    /**
     * A reference in a text.
     *
     * @param written as it stands there
     * @param address where it leads
     */
    record Found(String written, String address) {}

    /** The reference that begins at this place of a text; within a word there is none. */
    Optional<Found> at(String text, int place) {
        if (!text.startsWith(before, place) || (place > 0 && joins(text.charAt(place - 1)))) {
            return Optional.empty();
        }
        int from = place + before.length();
        int to = from;
        while (to < text.length() && to - from <= MOST_DIGITS && digit(text.charAt(to))) {
            to++;
        }
        int end = to + after.length();
        boolean number = to > from && to - from <= MOST_DIGITS && text.startsWith(after, to);
        boolean whole = number && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
        return whole
                ? Optional.of(new Found(text.substring(place, end), this.address.apply(text.substring(from, to))))
                : Optional.empty();
    }

    private static boolean joins(char before) {
        return Character.isLetterOrDigit(before) || "_-/#&".indexOf(before) >= 0;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
