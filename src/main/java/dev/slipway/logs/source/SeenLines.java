package dev.slipway.logs.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which lines of a container were taken in, by the times that its engine puts before them: those of the last moments are given
 * once more when it is asked again. Times of the two streams may be a little out of order.
 */
final class SeenLines {
    /** A time as the engine writes it, to the nanosecond, in UTC; so its order is that of time. */
    static final int TIME = "2026-11-30T10:00:00.123456789Z".length();

    private static final int MOST = 100_000;
    private static final Duration MOMENTS = Duration.ofSeconds(2);

    private final TreeMap<String, Integer> seen = new TreeMap<>();
    private final TreeMap<String, Integer> again = new TreeMap<>();
    private int count;

    /** From when on lines are asked for: some moments before the last one; empty where there is none. */
    Optional<String> since() {
        return seen.isEmpty() ? Optional.empty() : Optional.of(seen.firstKey());
    }

    /** From now on they come once more. */
    void replay() {
        again.clear();
        again.putAll(seen);
    }

    /** Whether a line of this time is new; then it is seen from now on. */
    boolean isNew(String time) {
        Integer repeated = again.get(time);
        if (repeated != null && repeated > 0) {
            again.put(time, repeated - 1);
            return false;
        }
        seen.merge(time, 1, Integer::sum);
        count++;
        while (count > MOST || (seen.size() > 1 && older(seen.firstKey(), seen.lastKey()))) {
            count -= seen.pollFirstEntry().getValue();
        }
        return true;
    }

    /** Whether what comes after the one cannot be from before the other any more. */
    private static boolean older(String first, String last) {
        return Duration.between(Instant.parse(first), Instant.parse(last)).compareTo(MOMENTS) > 0;
    }

    /** Another container has taken its place. */
    void forget() {
        seen.clear();
        again.clear();
        count = 0;
    }
}
