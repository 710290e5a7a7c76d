package dev.slipway.ui.widget;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them. */
public final class Ago {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm:ss zzz", Locale.ENGLISH);

    private Ago() {}

    /** How long ago: "just now" under ten seconds, then in the largest unit, "in 5 min" for what is to come. */
    public static String text(Instant at, Instant now) {
        Duration past = Duration.between(at, now);
        if (past.abs().toSeconds() < 10) {
            return "just now";
        }
        return past.isNegative() ? "in " + length(past.negated()) : length(past) + " ago";
    }

    /** A length in its largest unit: 42 s, 12 min, 2 h, 6 days. */
    public static String length(Duration length) {
        if (length.toSeconds() < 60) {
            return length.toSeconds() + " s";
        }
        if (length.toMinutes() < 60) {
            return length.toMinutes() + " min";
        }
        if (length.toHours() < 24) {
            return length.toHours() + " h";
        }
        return length.toDays() == 1 ? "1 day" : length.toDays() + " days";
    }

    /** The exact time in a zone, with the zone's name. */
    public static String exact(Instant at, ZoneId zone) {
        return EXACT.format(at.atZone(zone));
    }
}
