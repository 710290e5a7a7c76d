package dev.slipway.release;

import java.util.Optional;

/**
 * How references to issues and pull requests are written, and where they lead: a text with {@code {number}} exactly once in
 * it, such as {@code #{number}} or {@code SHOP-{number}}, and an address with {@code {number}} in it. Nothing else stands for
 * anything, so looking for one takes no longer than the text is long.
 */
public record ReferenceLink(String match, String to) {
    private static final String PLACE = "{number}";
    private static final int MOST_DIGITS = 18;

    /** Throws IllegalArgumentException where {@code {number}} does not stand where it must, or alone. */
    public ReferenceLink {
        int place = match.indexOf(PLACE);
        boolean once = place >= 0 && match.indexOf(PLACE, place + 1) < 0;
        if (!once || match.strip().length() == PLACE.length()) {
            throw new IllegalArgumentException(
                    "expected a text with {number} in it once, such as #{number} or SHOP-{number}, found " + match);
        }
        if (!to.contains(PLACE)) {
            throw new IllegalArgumentException("expected an address with {number} in it, found " + to);
        }
    }

    /**
     * A reference in a text.
     *
     * @param written as it stands there
     * @param address where it leads
     */
    record Found(String written, String address) {}

    /** The reference that begins at this place of a text; within a word there is none. */
    Optional<Found> at(String text, int place) {
        String before = match.substring(0, match.indexOf(PLACE));
        String after = match.substring(before.length() + PLACE.length());
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
                ? Optional.of(new Found(text.substring(place, end), this.to.replace(PLACE, text.substring(from, to))))
                : Optional.empty();
    }

    private static boolean joins(char before) {
        return Character.isLetterOrDigit(before) || "_-/#&".indexOf(before) >= 0;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
