package dev.slipway.app.words;

import dev.slipway.app.Carried;
import dev.slipway.app.Carried.Standing;
import dev.slipway.app.Passport;
import dev.slipway.deploy.Verdict;
import dev.slipway.promotion.Stay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What is known of a release, as lines to read. */
public final class PassportText {
    /** Of the places where it has been so many are told. */
    private static final int STAYS = 6;

    private PassportText() {}

    /**
     * One thing that is known.
     *
     * @param about the environment, or what else it is about
     */
    public record Line(Tone tone, String about, String text) {}

    /** Whether something is to be glad of. */
    public enum Tone {
        GOOD,
        PLAIN,
        DOUBTFUL,
        BAD
    }

    /** Where it has been. {@code time} says a time. */
    public static List<Line> stays(Passport passport, Function<Instant, String> time) {
        if (passport.unknown().isPresent()) {
            return List.of(new Line(
                    Tone.BAD,
                    "Been",
                    "where it has been is unknown: " + passport.unknown().get()));
        }
        List<Stay> stays = passport.stays();
        if (stays.isEmpty()) {
            return List.of(new Line(Tone.PLAIN, "Been", "nowhere yet, as far as the trail here tells"));
        }
        List<Line> lines = new ArrayList<>(
                stays.stream().limit(STAYS).map(stay -> stay(stay, time)).toList());
        if (stays.size() > STAYS) {
            lines.add(new Line(Tone.PLAIN, "", "and " + Words.count(stays.size() - STAYS, "time") + " before"));
        }
        return List.copyOf(lines);
    }

    private static Line stay(Stay stay, Function<Instant, String> time) {
        String at = time.apply(stay.at());
        if (stay.live()) {
            return new Line(Tone.GOOD, stay.environment(), "live since " + at + ", by " + stay.by());
        }
        if (stay.cameLive()) {
            String until = stay.until().map(time).orElse("");
            return new Line(Tone.PLAIN, stay.environment(), "was live from " + at + " until " + until);
        }
        return stay.verdict()
                .map(verdict -> new Line(tone(verdict), stay.environment(), Words.word(verdict) + " " + at))
                .orElseGet(() -> new Line(Tone.DOUBTFUL, stay.environment(), "began " + at + ", has not ended"));
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case SUCCEEDED -> Tone.GOOD;
            case FAILED, ROLLED_BACK, INTERRUPTED, UNKNOWN -> Tone.BAD;
            case CANCELLED -> Tone.PLAIN;
        };
    }

    /** What travels, and whether that is what stands where it is promoted from. */
    public static List<Line> files(Passport passport) {
        return passport.files().stream().map(PassportText::files).toList();
    }

    private static Line files(Carried carried) {
        String content = carried.content().abbreviated();
        return carried.before()
                .map(standing -> switch (standing) {
                    case Standing.Same(var environment) ->
                        new Line(
                                Tone.GOOD,
                                carried.component(),
                                "content " + content + ", the same as on " + environment);
                    case Standing.Other(var environment, var why) ->
                        new Line(
                                Tone.BAD,
                                carried.component(),
                                "content " + content + ", not what is on " + environment + ": " + why);
                    case Standing.Absent(var environment) ->
                        new Line(
                                Tone.DOUBTFUL,
                                carried.component(),
                                "content " + content + "; it does not run on " + environment
                                        + ", so nobody saw it there");
                })
                .orElseGet(() -> new Line(Tone.PLAIN, carried.component(), "content " + content));
    }
}
