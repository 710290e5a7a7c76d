package dev.slipway.bench;

import dev.slipway.logs.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How long after it was written each record could be seen, in milliseconds. */
final class Lags {
    static final String HEAD = "| lag, ms | records | median | 95 % | 99 % | longest |\n|---|---|---|---|---|---|";

    private static final int LONGEST = 120_000;

    private final long[] counts = new long[LONGEST + 1];
    private long records;

    /** Counts those that these rows have more than earlier ones, seen at this time. */
    synchronized void add(Rows rows, Rows before, Instant seen) {
        for (int place : rows.added(rows.size(), before, before.size())) {
            rows.row(place).time().ifPresent(time -> count(Duration.between(time, seen)));
        }
    }

    private void count(Duration lag) {
        counts[Math.clamp(lag.toMillis(), 0, LONGEST)]++;
        records++;
    }

    synchronized double percentile(double percent) {
        long rest = (long) Math.ceil(records * percent / 100);
        int millis = -1;
        while (rest > 0) {
            millis++;
            rest -= counts[millis];
        }
        return millis < 0 ? Double.NaN : millis;
    }

    /** A row of a table. */
    synchronized String row(String what) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.0f | %.0f | %.0f | %.0f |",
                what,
                records,
                percentile(50),
                percentile(95),
                percentile(99),
                percentile(100));
    }
}
