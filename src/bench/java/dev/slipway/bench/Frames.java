package dev.slipway.bench;

import java.util.Arrays;
import java.util.Locale;

/** How long frames took, in nanoseconds. */
final class Frames {
    static final String HEAD = "| ms | frames | median | 95 % | 99 % | longest |\n|---|---|---|---|---|---|";

    private long[] nanos = new long[1 << 12];
    private int size;

    void add(long took) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        nanos[size++] = took;
    }

    /** Of a hundred frames so many took no more than this, in milliseconds. */
    double percentile(double percent) {
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return size == 0 ? Double.NaN : sorted[Math.min(size - 1, (int) (size * percent / 100))] / 1e6;
    }

    /** A row of a table. */
    String row(String what) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f | %.1f | %.1f | %.1f |",
                what,
                size,
                percentile(50),
                percentile(95),
                percentile(99),
                percentile(100));
    }
}
