package dev.slipway.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * A part of a text.
 *
 * @param from its first character
 * @param until the one behind its last
 */
public record Stretch(int from, int until) {
    /** More than these would not help anybody. */
    private static final int MOST = 200;

    /** All that a matcher finds that is not empty. */
    static List<Stretch> found(Matcher matcher) {
        List<Stretch> all = new ArrayList<>();
        while (all.size() < MOST && matcher.find()) {
            if (matcher.end() > matcher.start()) {
                all.add(new Stretch(matcher.start(), matcher.end()));
            }
        }
        return all;
    }
}
