package dev.slipway.promotion;

import dev.slipway.project.PolicyConfig.Freeze;
import dev.slipway.project.PolicyConfig.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Times, lengths and names as the sentences of gates say them. */
final class Spoken {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME_OF_YEAR =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final int NAMED = 4;

    private Spoken() {}

    /** "Tue 1 Dec, 09:00", with the year where it is not that of now. */
    static String time(ZonedDateTime time, Instant now) {
        boolean thisYear = time.getYear() == now.atZone(time.getZone()).getYear();
        return (thisYear ? TIME : TIME_OF_YEAR).format(time);
    }

    /** As the policy writes it: "mon-thu 09:00-16:00 (Europe/Zurich)". */
    static String window(Window window) {
        return days(window.days()) + " " + window.from() + "-" + window.to() + " (" + window.zone() + ")";
    }

    static String freeze(Freeze freeze) {
        return "freeze \"" + line(freeze.name()) + "\"";
    }

    private static String days(Set<DayOfWeek> days) {
        List<String> runs = new ArrayList<>();
        for (DayOfWeek first : DayOfWeek.values()) {
            if (days.contains(first) && (first == DayOfWeek.MONDAY || !days.contains(first.minus(1)))) {
                DayOfWeek last = first;
                while (last != DayOfWeek.SUNDAY && days.contains(last.plus(1))) {
                    last = last.plus(1);
                }
                runs.add(day(first) + (last == first ? "" : "-" + day(last)));
            }
        }
        return String.join(", ", runs);
    }

    private static String day(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** A length as it was asked for, exactly: "30 min", "1 h 30 min". */
    static String length(Duration length) {
        List<String> parts = new ArrayList<>();
        add(parts, length.toDays(), length.toDays() == 1 ? "day" : "days");
        add(parts, length.toHoursPart(), "h");
        add(parts, length.toMinutesPart(), "min");
        add(parts, length.toSecondsPart(), "s");
        add(parts, length.toMillisPart(), "ms");
        return parts.isEmpty() ? "0 s" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number != 0) {
            parts.add(number + " " + unit);
        }
    }

    /** How long something lasts by now, never more than it does: "42 s", "12 min", "1 h 12 min", "3 days 4 h". */
    static String elapsed(Duration length) {
        Duration past = length.isNegative() ? Duration.ZERO : length;
        if (past.toMinutes() == 0) {
            return length(past.truncatedTo(ChronoUnit.SECONDS));
        }
        return length(past.truncatedTo(past.toDays() == 0 ? ChronoUnit.MINUTES : ChronoUnit.HOURS));
    }

    /** "just now" under ten seconds, and for what a wrong clock puts ahead; else "12 min ago". */
    static String ago(Instant at, Instant now) {
        Duration past = Duration.between(at, now);
        return past.toSeconds() < 10 ? "just now" : elapsed(past) + " ago";
    }

    /** "ana", "ana and ben", "ana, ben and cleo"; of many the first ones, and how many more. */
    static String names(List<String> names, String and) {
        if (names.size() > NAMED) {
            return String.join(", ", names.subList(0, NAMED - 1)) + " " + and + " " + (names.size() - NAMED + 1)
                    + " more";
        }
        String last = names.getLast();
        return names.size() == 1
                ? last
                : String.join(", ", names.subList(0, names.size() - 1)) + " " + and + " " + last;
    }

    /** What a person wrote, in one line that ends as a sentence does. */
    static String sentence(String text) {
        String line = line(text);
        return line.matches(".*[.!?…]") ? line : line + ".";
    }

    /** A sentence that begins with no name, as it stands behind a colon. */
    static String later(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String line(String text) {
        return text.strip().lines().map(String::strip).collect(Collectors.joining(" "));
    }
}
