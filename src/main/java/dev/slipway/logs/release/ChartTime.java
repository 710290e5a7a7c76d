package dev.slipway.logs.release;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** The time around a switch, in steps that a person can count with. */
record ChartTime(Instant from, Duration step, int steps) {
    private static final int MOST = 60;
    private static final Duration LEAST = Duration.ofMinutes(5);

    /** So long after the last switch it ends. */
    private static final Duration AFTER = Duration.ofMinutes(30);

    private static final List<Duration> STEPS =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2));

    /**
     * As much before the first switch as after it; where nothing is switched, what was last.
     *
     * @param switches in order
     */
    static ChartTime around(List<Instant> switches, Instant now) {
        Instant middle = switches.isEmpty() ? now : switches.getFirst();
        Instant last = switches.isEmpty() ? now : switches.getLast();
        Instant until = last.plus(AFTER).isBefore(now) ? last.plus(AFTER) : now;
        Duration after = Duration.between(middle, until);
        Duration before = after.compareTo(LEAST) < 0 ? LEAST : after;
        Duration whole = before.plus(after.isNegative() ? Duration.ZERO : after);
        Duration step = STEPS.stream()
                .filter(each -> each.multipliedBy(MOST).compareTo(whole) >= 0)
                .findFirst()
                .orElse(whole.dividedBy(MOST));
        int steps = (int) Math.max(1, Math.ceilDiv(whole.toMillis(), step.toMillis()));
        return new ChartTime(middle.minus(before), step, steps);
    }

    /** In which step a time is; empty where it is in none. */
    OptionalInt step(Instant time) {
        long millis = Duration.between(from, time).toMillis();
        long at = Math.floorDiv(millis, step.toMillis());
        return at >= 0 && at < steps ? OptionalInt.of((int) at) : OptionalInt.empty();
    }
}
