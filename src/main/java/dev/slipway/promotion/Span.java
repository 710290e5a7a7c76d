package dev.slipway.promotion;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** A stretch of time; {@code to} is the first instant after it. It is empty where that is not later than {@code from}. */
record Span(Instant from, Instant to) {
    /**
     * From the first instant at which a clock of the zone shows a time that is not before {@code from} and before
     * {@code to}, until after the last. So a time that the clock skips is where the skipping ends. Of a time that it shows
     * twice, a beginning is the first and an end the second; but where the clock goes back to the end itself, the first,
     * for nothing before that is shown again.
     */
    static Span between(LocalDateTime from, LocalDateTime to, ZoneId zone) {
        return new Span(beginning(from, zone), end(to, zone));
    }

    private static Instant beginning(LocalDateTime time, ZoneId zone) {
        return change(time, zone)
                .map(change -> change.isGap() ? change.getInstant() : time.toInstant(change.getOffsetBefore()))
                .orElseGet(() -> time.atZone(zone).toInstant());
    }

    private static Instant end(LocalDateTime time, ZoneId zone) {
        return change(time, zone)
                .filter(change -> change.isOverlap() && !time.equals(change.getDateTimeAfter()))
                .map(change -> time.toInstant(change.getOffsetAfter()))
                .orElseGet(() -> beginning(time, zone));
    }

    /** The change of the clock that skips this time or shows it twice. */
    private static Optional<ZoneOffsetTransition> change(LocalDateTime time, ZoneId zone) {
        return Optional.ofNullable(zone.getRules().getTransition(time));
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** Whether it begins after this instant, and is not empty. */
    boolean follows(Instant instant) {
        return from.isAfter(instant) && from.isBefore(to);
    }
}
