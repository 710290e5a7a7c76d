package dev.slipway.ui.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Days as people type them. */
final class Days {
    private Days() {}

    /** The end of a day such as 2026-11-21, or of today; empty where the text is no day. */
    static Optional<Instant> endOf(String text, ZoneId zone) {
        if (text.equalsIgnoreCase("today")) {
            return Optional.of(end(LocalDate.now(zone), zone));
        }
        try {
            return Optional.of(end(LocalDate.parse(text), zone));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private static Instant end(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
    }
}
