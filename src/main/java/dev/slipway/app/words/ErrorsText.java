package dev.slipway.app.words;

import dev.slipway.logs.release.Part;
import dev.slipway.logs.release.ReleaseErrors;
import dev.slipway.logs.release.ReleaseErrors.Message;
import dev.slipway.logs.release.ReleaseErrors.OfPart;
import dev.slipway.logs.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Errors in logs by release, as people read them. */
public final class ErrorsText {
    /** A rate over less is no rate. */
    private static final Duration LEAST = Duration.ofMinutes(1);

    private ErrorsText() {}

    /** When a release ran: "v1.7.4 before", "v1.8.0 since the switch". */
    public static String title(ReleaseErrors errors, OfPart part) {
        boolean back = errors.part(Part.BACK).isPresent();
        return part.release()
                + switch (part.part()) {
                    case BEFORE -> " before";
                    case WITH -> back ? " until it went back" : " since the switch";
                    case BACK -> " since it went back";
                };
    }

    /** How many errors it wrote: "4.1 a minute", "3 errors", "no errors", "unknown". */
    public static String rate(OfPart part) {
        if (part.perMinute().isEmpty()) {
            return "unknown";
        }
        if (part.errors() == 0) {
            return "no errors";
        }
        return part.known().compareTo(LEAST) < 0
                ? Words.count(part.errors(), "error")
                : perMinute(part.perMinute().getAsDouble()) + " a minute";
    }

    /** A rate as a number: "0.3", "4.1", "120", "under 0.1". */
    public static String perMinute(double rate) {
        if (rate > 0 && rate < 0.05) {
            return "under 0.1";
        }
        return rate < 9.95 ? String.format(Locale.ENGLISH, "%.1f", rate) : Words.number(Math.round(rate));
    }

    /** What that was reckoned from: "12 errors in 3 min, on 1 of 3 hosts". */
    public static String basis(ReleaseErrors errors, OfPart part) {
        if (part.perMinute().isEmpty()) {
            return part.part() == Part.BEFORE ? "The logs do not reach back to it." : "Nothing was heard of it.";
        }
        String time = "in " + Words.took(seconds(part.known()));
        boolean counted = part.errors() == 0 || part.known().compareTo(LEAST) < 0;
        String text = counted ? time : Words.count(part.errors(), "error") + " " + time;
        return part.part() == Part.WITH && part.hosts() < errors.hosts()
                ? text + ", on " + part.hosts() + " of " + errors.hosts() + " hosts"
                : text;
    }

    private static Duration seconds(Duration length) {
        return length.compareTo(Duration.ofHours(1)) >= 0 || length.compareTo(Duration.ofMinutes(5)) < 0
                ? length
                : Duration.ofMinutes(length.plusSeconds(30).toMinutes());
    }

    /** What is to be known of the rates: over how many hosts, and how far back the logs go. {@code time} says a time. */
    public static String note(ReleaseErrors errors, Function<Instant, String> time) {
        boolean any = errors.parts().stream().anyMatch(part -> part.errors() > 0);
        String over = any && errors.hosts() > 1 ? "Rates are over all " + errors.hosts() + " hosts. " : "";
        return errors.parts().stream()
                .flatMap(part -> part.since().stream())
                .findFirst()
                .map(since -> over + "The logs begin at " + time.apply(since) + ".")
                .orElse("");
    }

    private static String before(ReleaseErrors errors) {
        return errors.part(Part.BEFORE).map(OfPart::release).orElse("");
    }

    /** A message that is safe to show. */
    public static String example(Message message) {
        return SafeText.of(message.example()).text();
    }

    /** How often and where: "12 times on web-1, web-2". */
    public static String where(Message message) {
        return (message.count() == 1 ? "once" : Words.number(message.count()) + " times") + " on "
                + Words.names(message.hosts());
    }

    /** What a release did somewhere: "v1.8.0 wrote 0.3 errors a minute in 12 min". */
    public static String sentence(OfPart part) {
        if (part.perMinute().isEmpty()) {
            return "the logs tell nothing of " + part.release();
        }
        String time = " in " + Words.took(seconds(part.known()));
        if (part.errors() == 0) {
            return part.release() + " wrote no errors" + time;
        }
        return part.known().compareTo(LEAST) < 0
                ? part.release() + " wrote " + Words.count(part.errors(), "error") + time
                : part.release() + " wrote " + perMinute(part.perMinute().getAsDouble()) + " errors a minute" + time;
    }

    /** What it said that the one before never did: empty where nothing can be told. */
    public static String news(ReleaseErrors errors) {
        List<Message> fresh = errors.fresh();
        return fresh.isEmpty()
                ? ""
                : Words.count(fresh.size(), "error message") + " that " + before(errors) + " never wrote";
    }
}
