package dev.slipway.promotion;

import dev.slipway.project.PolicyConfig.Freeze;
import dev.slipway.project.PolicyConfig.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Somebody who looks at the clocks of all zones every minute, and knows nothing else of time. */
final class Watcher {
    private static final int MINUTES_BEFORE_AND_AFTER = 2 * 24 * 60;

    private final Instant start;
    private final int minutes;
    private final BitSet open = new BitSet();

    /** Watches from {@code start} for so many minutes, and some time before and after that. */
    Watcher(Calendar calendar, Instant start, int minutes) {
        this.start = start.minusSeconds(60L * MINUTES_BEFORE_AND_AFTER);
        this.minutes = minutes + 2 * MINUTES_BEFORE_AND_AFTER;
        if (calendar.windows().isEmpty()) {
            open.set(0, this.minutes);
        }
        for (Window window : calendar.windows()) {
            seen(window.zone(), shown -> day(window, shown)).forEach((_, seen) -> open.set(seen.first, seen.last + 1));
        }
        for (Freeze freeze : calendar.freezes()) {
            seen(freeze.zone(), shown -> frozen(freeze, shown))
                    .forEach((_, seen) -> open.clear(seen.first, seen.last + 1));
        }
    }

    private static Optional<LocalDate> day(Window window, LocalDateTime shown) {
        return Optional.of(shown.toLocalDate())
                .filter(day -> window.days().contains(day.getDayOfWeek())
                        && !shown.toLocalTime().isBefore(window.from())
                        && shown.toLocalTime().isBefore(window.to()));
    }

    private static Optional<String> frozen(Freeze freeze, LocalDateTime shown) {
        return Optional.of(freeze.name()).filter(_ -> !shown.isBefore(freeze.from()) && shown.isBefore(freeze.to()));
    }

    private record Seen(int first, int last) {}

    /** For each thing that the clock of the zone told, the first and the last minute at which it did. */
    private <T> Map<T, Seen> seen(ZoneId zone, Function<LocalDateTime, Optional<T>> told) {
        Map<T, Seen> seen = new HashMap<>();
        for (int minute = 0; minute < minutes; minute++) {
            int now = minute;
            told.apply(at(minute).atZone(zone).toLocalDateTime())
                    .ifPresent(thing ->
                            seen.merge(thing, new Seen(now, now), (before, last) -> new Seen(before.first, last.last)));
        }
        return seen;
    }

    Instant at(int minute) {
        return start.plusSeconds(60L * minute);
    }

    boolean open(int minute) {
        return open.get(minute);
    }

    int first() {
        return MINUTES_BEFORE_AND_AFTER;
    }

    /** The first minute behind those that were asked for. */
    int end() {
        return minutes - MINUTES_BEFORE_AND_AFTER;
    }

    /** The first minute after this one at which it is otherwise; empty where that is behind those that were asked for. */
    Optional<Instant> change(int minute) {
        int next = open(minute) ? open.nextClearBit(minute) : open.nextSetBit(minute);
        return next < 0 || next >= end() ? Optional.empty() : Optional.of(at(next));
    }
}
