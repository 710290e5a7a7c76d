package dev.slipway.logs.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as records write them. What a time does not say is that of the source: the zone of its machine, the year in which the
 * time is nearest to now and not ahead, the day likewise.
 *
 * @param zone of times that name none
 */
public record Times(ZoneId zone, InstantSource now) {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** In hours, with and without daylight saving, as PostgreSQL's "Default" set has them. */
    private static final Map<String, Integer> ABBREVIATIONS = Map.ofEntries(
            Map.entry("Z", 0),
            Map.entry("UTC", 0),
            Map.entry("GMT", 0),
            Map.entry("WET", 0),
            Map.entry("BST", 1),
            Map.entry("WEST", 1),
            Map.entry("CET", 1),
            Map.entry("CEST", 2),
            Map.entry("EET", 2),
            Map.entry("EEST", 3),
            Map.entry("MSK", 3),
            Map.entry("JST", 9),
            Map.entry("KST", 9),
            Map.entry("AEST", 10),
            Map.entry("AEDT", 11),
            Map.entry("NZST", 12),
            Map.entry("NZDT", 13),
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7));

    /** Clocks differ, and so do zones that are not known: this far ahead is still this year, and this day. */
    private static final long AHEAD_SECONDS = 24 * 3600;

    static final String DATE = "\\d{4}[-/.]\\d{2}[-/.]\\d{2}";
    static final String TIME = "\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?";
    static final String OFFSET = "(?:Z|[+-]\\d{2}:?\\d{2}|[+-]\\d{2}(?!\\d))";

    private static final Pattern EXPONENT = Pattern.compile("\\d\\.\\d{1,18}E\\d{1,2}");

    private static final Pattern STAMP =
            Pattern.compile("(" + DATE + ")(?:[T ]|(?=\\z))(" + TIME + ")? ?(" + OFFSET + "|[A-Z]{3,4}(?![A-Za-z]))?");

    /** A time as ISO 8601 and its many cousins: the date first. */
    Optional<Instant> stamp(String text) {
        Matcher matcher = STAMP.matcher(text);
        return matcher.matches() && matcher.group(2) != null
                ? stamp(matcher.group(1), matcher.group(2), matcher.group(3))
                : Optional.empty();
    }

    private Optional<Instant> stamp(String date, String time, @Nullable String offset) {
        try {
            LocalDate day = LocalDate.of(number(date, 0, 4), number(date, 5, 7), number(date, 8, 10));
            return Optional.of(at(LocalDateTime.of(day, time(time)), Optional.ofNullable(offset)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Instant at(LocalDateTime time, Optional<String> offset) {
        return time.atZone(offset.flatMap(Times::zone).orElse(zone)).toInstant();
    }

    /** Such as {@code +01:00}, {@code Z} or {@code CEST}; an abbreviation that is not known, or means several zones, is none. */
    static Optional<ZoneId> zone(String name) {
        if (!name.startsWith("+") && !name.startsWith("-")) {
            return Optional.ofNullable(ABBREVIATIONS.get(name)).map(ZoneOffset::ofHours);
        }
        try {
            return Optional.of(ZoneOffset.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static LocalTime time(String text) {
        int nanos = 0;
        if (text.length() > 9) {
            String digits = (text.substring(9) + "000000000").substring(0, 9);
            nanos = Integer.parseInt(digits);
        }
        return LocalTime.of(number(text, 0, 2), number(text, 3, 5), number(text, 6, 8), nanos);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }

    /** A day of a month without a year, as syslog and klog write it. */
    Optional<Instant> yearless(int month, int day, String time) {
        int year = now.instant().atZone(zone).getYear();
        return dated(year + 1, month, day, time)
                .filter(this::past)
                .or(() -> dated(year, month, day, time).filter(this::past))
                .or(() -> dated(year - 1, month, day, time));
    }

    private boolean past(Instant time) {
        return time.isBefore(now.instant().plusSeconds(AHEAD_SECONDS));
    }

    private Optional<Instant> dated(int year, int month, int day, String time) {
        return dated(year, month, day, time, Optional.empty());
    }

    Optional<Instant> dated(int year, int month, int day, String time, Optional<String> offset) {
        try {
            return Optional.of(at(LocalDateTime.of(LocalDate.of(year, month, day), time(time)), offset));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time of the day alone, as Logback writes it unless told otherwise. */
    Optional<Instant> dayless(String time) {
        try {
            LocalDate today = LocalDate.ofInstant(now.instant(), zone);
            Instant then = at(today.atTime(time(time)), Optional.empty());
            return Optional.of(
                    past(then) && then.isBefore(now.instant().plusSeconds(3600))
                            ? then
                            : at(today.minusDays(1).atTime(time(time)), Optional.empty()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** From 1 for January; 0 for what is no month. */
    static int month(String name) {
        return MONTHS.indexOf(name.toLowerCase(Locale.ROOT)) + 1;
    }

    /** A number of seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by how large it is. */
    static Optional<Instant> epoch(String number) {
        if (!number.matches("\\d{9,19}(?:\\.\\d{1,9})?")) {
            return Optional.empty();
        }
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        String part = point < 0 ? "" : number.substring(point + 1);
        int length = whole.length();
        if (length > 19 || (length == 19 && whole.compareTo("9223372036854775807") > 0)) {
            return Optional.empty();
        }
        long value = Long.parseLong(whole);
        if (length <= 11) {
            return Optional.of(Instant.ofEpochSecond(value, part.isEmpty() ? 0 : fraction(part)));
        }
        if (length <= 14) {
            return Optional.of(Instant.ofEpochMilli(value).plusNanos(part.isEmpty() ? 0 : fraction(part) / 1000));
        }
        return length <= 16
                ? Optional.of(Instant.ofEpochSecond(value / 1_000_000, value % 1_000_000 * 1000))
                : Optional.of(Instant.ofEpochSecond(value / 1_000_000_000, value % 1_000_000_000));
    }

    private static long fraction(String digits) {
        return Long.parseLong((digits + "000000000").substring(0, 9));
    }

    /** A time in a field: a date with a time, or an epoch; JSON has that as a number, perhaps with an exponent. */
    Optional<Instant> field(String value) {
        String number = EXPONENT.matcher(value).matches() ? new BigDecimal(value).toPlainString() : value;
        return stamp(value).or(() -> epoch(number));
    }
}
