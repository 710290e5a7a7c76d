package dev.slipway.ui.history;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a person wants to go in the history, as typed. */
sealed interface Goal {
    /** Two names with two dots between them, or three, as git has it. */
    Pattern TWO = Pattern.compile("(.*[^.])\\.{2,3}([^.].*)");

    /** The newest commit of a day, or of one before it. */
    record Day(Instant end) implements Goal {}

    /** Two to be compared. */
    record Two(String left, String right) implements Goal {}

    /** What a name means: a branch, a tag, an id, or an environment. */
    record Named(String name) implements Goal {}

    static Goal of(String text, ZoneId zone) {
        Optional<Instant> day = Days.endOf(text, zone);
        Matcher two = TWO.matcher(text);
        if (day.isPresent()) {
            return new Day(day.get());
        }
        return two.matches() ? new Two(two.group(1), two.group(2)) : new Named(text);
    }
}
