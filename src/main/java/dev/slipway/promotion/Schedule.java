package dev.slipway.promotion;

import dev.slipway.project.words.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * When a promotion starts by itself: at its time, or where something is missing then, as soon as that is there, within an
 * hour.
 *
 * @param zone of the clock by which it was said
 */
public record Schedule(Instant at, ZoneId zone) {
    /** After that it does not start by itself any more: nobody expects it then. */
    public static final Duration PATIENCE = Duration.ofHours(1);

    /** Nobody asks for a plan further ahead: what is live changes until then. */
    public static final Duration FURTHEST = Duration.ofDays(30);

    public Schedule {
        Objects.requireNonNull(zone);
        if (at.isBefore(Statement.FIRST) || at.isAfter(Statement.LAST)) {
            throw new IllegalArgumentException("No time at which something starts: " + at);
        }
    }

    /** How it stands at some time. */
    public enum Standing {
        AHEAD,
        DUE,
        OVER
    }

    /** How it stands now. */
    public Standing standing(Instant now) {
        if (now.isBefore(at)) {
            return Standing.AHEAD;
        }
        return now.isBefore(at.plus(PATIENCE)) ? Standing.DUE : Standing.OVER;
    }

    /**
     * A time as people write it: {@code 14:00} is the next time that it is two by their clock, {@code 2026-12-01 14:00} that
     * day, {@code 2h} so long from now; {@code 2026-12-01T14:00+01:00} and {@code 2026-12-01T14:00[Europe/Zurich]} name
     * where. Empty for what is no time, as one that the clock skips when it is put forward.
     */
    public static Optional<Schedule> parse(String text, ZonedDateTime now) {
        String written = text.strip();
        return ahead(written, now)
                .or(() -> clock(written).flatMap(time -> next(time, now)))
                .or(() -> day(written).flatMap(time -> local(time, now.getZone())))
                .or(() -> zoned(written));
    }

    private static Optional<Schedule> ahead(String text, ZonedDateTime now) {
        return Durations.parse(text)
                .flatMap(length -> read(() -> new Schedule(now.plus(length).toInstant(), now.getZone())));
    }

    private static Optional<LocalTime> clock(String text) {
        return read(() -> LocalTime.parse(text.matches("\\d:.*") ? "0" + text : text));
    }

    /** The first time at which the clock shows it; on a day on which it is put forward that may be the day after. */
    private static Optional<Schedule> next(LocalTime time, ZonedDateTime now) {
        return Stream.of(0, 1, 2)
                .map(days -> now.toLocalDate().plusDays(days).atTime(time))
                .flatMap(then ->
                        now.getZone().getRules().getValidOffsets(then).stream().map(then::toInstant))
                .filter(at -> at.isAfter(now.toInstant()))
                .findFirst()
                .map(at -> new Schedule(at, now.getZone()));
    }

    private static Optional<LocalDateTime> day(String text) {
        return read(() -> LocalDateTime.parse(text.replace(' ', 'T')));
    }

    private static Optional<Schedule> local(LocalDateTime time, ZoneId zone) {
        return zone.getRules().getValidOffsets(time).isEmpty()
                ? Optional.empty()
                : read(() -> new Schedule(time.atZone(zone).toInstant(), zone));
    }

    private static Optional<Schedule> zoned(String text) {
        int bracket = text.indexOf('[');
        if (bracket > 0 && text.endsWith("]")) {
            Optional<LocalDateTime> time = day(text.substring(0, bracket));
            return read(() -> ZoneId.of(text.substring(bracket + 1, text.length() - 1)))
                    .flatMap(zone -> time.flatMap(at -> local(at, zone)));
        }
        return read(() -> OffsetDateTime.parse(text.replace(' ', 'T')))
                .flatMap(at -> read(() -> new Schedule(at.toInstant(), at.getOffset())));
    }

    private static <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Why nobody can ask for it so, and what to do; empty where it can be. */
    public Optional<Gate.Failed> against(Calendar calendar, String environment, Instant now) {
        if (at.isBefore(now)) {
            return Optional.of(
                    new Gate.Failed(spoken(now) + " is over.", "Give a time that is to come, or start it by hand."));
        }
        if (at.isAfter(now.plus(FURTHEST))) {
            return Optional.of(new Gate.Failed(
                    spoken(now) + " is more than " + FURTHEST.toDays() + " days ahead.",
                    "Give an earlier time: what is live changes until then."));
        }
        return switch (new CalendarGate(calendar, environment).judge(at).state()) {
            case Gate.Passed _, Gate.Overridden _ -> Optional.empty();
            case Gate.Waiting closed ->
                Optional.of(new Gate.Failed(
                        environment + " is closed on " + spoken(now) + ": " + Spoken.later(closed.sentence()),
                        "Give a time at which it is open."));
            case Gate.Failed closed -> Optional.of(closed);
        };
    }

    Gate judge(Instant now) {
        return new Gate(
                Gate.Kind.SCHEDULE,
                "Its time has come",
                standing(now) == Standing.AHEAD
                        ? new Gate.Waiting("It starts by itself on " + spoken(now) + ".", Optional.of(at))
                        : new Gate.Passed("It was to start on " + spoken(now) + "."));
    }

    /** As people say it: "Tue 1 Dec, 14:00 (Europe/Zurich)". */
    public String spoken(Instant now) {
        String where = zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
        return Spoken.time(at.atZone(zone), now) + " (" + where + ")";
    }
}
