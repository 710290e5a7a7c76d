package dev.slipway.app.words;

import dev.slipway.app.Outlook;
import dev.slipway.deploy.Mode;
import dev.slipway.promotion.Estimate;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What is to be expected of a plan, in words. */
public final class OutlookText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE, HH:mm", Locale.ENGLISH);

    /** From so many earlier ones on it goes without saying that they are few. */
    private static final int SOME = 3;

    private OutlookText() {}

    /** "about 2 min, between 1 min 40 s and 3 min in the last 8 deployments here". */
    public static String time(Outlook outlook, Mode mode) {
        return outlook.estimate()
                .map(estimate -> time(estimate, mode == Mode.ROLLBACK ? "rollback" : "deployment"))
                .orElse("nothing like it has run here yet");
    }

    private static String time(Estimate estimate, String noun) {
        String place = estimate.here() ? " here" : " elsewhere; nothing like it has run here yet";
        return "about " + Words.took(rounded(estimate.likely())) + spread(estimate) + " in "
                + earlier(estimate.runs(), noun) + place;
    }

    private static String spread(Estimate estimate) {
        String shortest = Words.took(estimate.shortest());
        String longest = Words.took(estimate.longest());
        return shortest.equals(longest) ? ", as" : ", between " + shortest + " and " + longest;
    }

    private static String earlier(int runs, String noun) {
        return (runs < SOME ? "the only " : "the last ") + (runs == 1 ? noun : Words.count(runs, noun));
    }

    /** To what one would say: whole tens of seconds from a minute on, whole minutes from ten on. */
    private static Duration rounded(Duration length) {
        if (length.toMinutes() < 1) {
            return length;
        }
        long unit = length.toMinutes() < 10 ? 10 : 60;
        return Duration.ofSeconds((length.toSeconds() + unit / 2) / unit * unit);
    }

    /** What closes the environment before it may have ended; empty where nothing does. */
    public static Optional<String> crossing(Outlook outlook) {
        return outlook.crosses()
                .map(closing -> "Started now, it may still run when " + closing.what() + ", "
                        + TIME.format(closing.at()) + " (" + closing.at().getZone()
                        + "). What began in time may finish.");
    }
}
