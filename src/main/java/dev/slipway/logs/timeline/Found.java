package dev.slipway.logs.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a search has found: runs of rows, put in order only when somebody is to see them. Belongs to the search's thread. */
final class Found {
    private final List<long[]> more = new ArrayList<>();
    private Order order;
    private long records;

    /** @param none an order without any row */
    Found(Order none) {
        this.order = none;
    }

    /** Takes in rows that are sorted, none of which it has. */
    void add(long[] rows, KeptLogs logs) {
        if (rows.length > 0) {
            more.add(rows);
            records += Arrays.stream(rows).filter(logs::record).count();
        }
    }

    /** How many of the rows are records. */
    long records() {
        return records;
    }

    /** All of the rows. */
    Order ordered(KeptLogs logs) {
        long[] all = more.stream().reduce(new long[0], (left, right) -> Order.merged(left, right, logs));
        more.clear();
        order = order.plus(all, logs);
        return order;
    }

    /** Leaves out what is not kept any more. */
    void forget(KeptLogs logs) {
        Order all = ordered(logs);
        order = order.none();
        records = 0;
        add(
                IntStream.range(0, all.size())
                        .mapToLong(all::get)
                        .filter(logs::kept)
                        .toArray(),
                logs);
    }
}
