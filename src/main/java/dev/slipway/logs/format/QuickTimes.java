package dev.slipway.logs.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Times of a source by arithmetic: the same as {@link Times} tells, in seconds since 1970, or {@link #UNSURE}. */
final class QuickTimes {
    /** In the place of a time where {@link Forms} must tell it. */
    static final long UNSURE = Long.MIN_VALUE + 1;

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2200;
    private static final long DAY = 86_400;
    private static final long QUARTER = 900;

    /** The clock goes on while a line is read: so near to a border of days and years it is not said on which side it is. */
    private static final long NEAR = 5;

    /** Further ahead than any zone is away: not past, whatever the zone. */
    private static final long FAR = 4 * DAY;

    private final Times times;
    private final ZoneId zone;
    private long quarter = Long.MIN_VALUE;
    private long offset;
    private long now;
    private long quarterOfNow = Long.MIN_VALUE;
    private long today;
    private int year;

    QuickTimes(Times times) {
        this.times = times;
        this.zone = times.zone();
    }

    /** The beginning of a day, as a clock of UTC shows it. */
    static long day(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > days(year, month)) {
            return UNSURE;
        }
        int before = month > 2 ? year : year - 1; // February ends the year that leap days are counted by
        int from = month > 2 ? month - 3 : month + 9;
        long days = 365L * before + before / 4 - before / 100 + before / 400 + (153 * from + 2) / 5 + day - 1;
        return (days - 719_468) * DAY;
    }

    private static int days(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return 30 + ((month + (month >> 3)) & 1);
    }

    static long clock(int hour, int minute, int second) {
        return hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59
                ? UNSURE
                : (hour * 60L + minute) * 60 + second;
    }

    /** What a clock of the source's zone shows. */
    long local(long shown) {
        if (shown / QUARTER != quarter) {
            quarter = shown / QUARTER;
            long first = ahead(quarter * QUARTER);
            offset = first == ahead(quarter * QUARTER + QUARTER - 1) ? first : UNSURE;
        }
        return offset == UNSURE ? UNSURE : shown - offset;
    }

    private long ahead(long shown) {
        return shown
                - LocalDateTime.ofEpochSecond(shown, 0, ZoneOffset.UTC)
                        .atZone(zone)
                        .toEpochSecond();
    }

    /** A day of a month without a year. */
    long yearless(int month, int day, long clock) {
        look();
        if (year == 0 || clock == UNSURE) {
            return UNSURE;
        }
        for (int next = year + 1; next >= year; next--) {
            long begin = day(next, month, day);
            if (begin == UNSURE) {
                return UNSURE;
            }
            if (begin + clock - now < FAR) {
                long time = local(begin + clock);
                long ahead = time - now - DAY;
                if (time == UNSURE || Math.abs(ahead) < NEAR) {
                    return UNSURE;
                }
                if (ahead < 0) {
                    return time;
                }
            }
        }
        long begin = day(year - 1, month, day);
        return begin == UNSURE ? UNSURE : local(begin + clock);
    }

    /** A time of the day alone. */
    long dayless(long clock) {
        look();
        if (today == UNSURE || clock == UNSURE) {
            return UNSURE;
        }
        long time = local(today + clock);
        long ahead = time - now - 3600;
        if (time == UNSURE || Math.abs(ahead) < NEAR) {
            return UNSURE;
        }
        return ahead < 0 ? time : local(today - DAY + clock);
    }

    private void look() {
        now = Math.floorDiv(times.now().millis(), 1000L);
        long latest = Math.floorDiv(now, QUARTER);
        if (latest == quarterOfNow) {
            return;
        }
        quarterOfNow = latest;
        LocalDate first = day(latest * QUARTER - NEAR);
        LocalDate last = day(latest * QUARTER + QUARTER + NEAR);
        boolean known =
                first.getYear() == last.getYear() && first.getYear() > FIRST_YEAR && first.getYear() < LAST_YEAR;
        year = known ? first.getYear() : 0;
        today = known && first.equals(last) ? first.toEpochDay() * DAY : UNSURE;
    }

    private LocalDate day(long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), zone);
    }
}
