package dev.slipway.git.graph;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The commits that some tips contain, the newest first, each after one of its children at least: only as many are read as are
 * asked for. Where clocks were wrong a commit may come before another of its children.
 */
final class Walk {
    private static final int PLACE_BITS = 30;
    private static final int PLACE = (1 << PLACE_BITS) - 1;

    /** In the year 2242; what is dated later has no order. */
    private static final long LATEST = (1L << (Long.SIZE - 1 - PLACE_BITS)) - 1;

    private final CommitGraph graph;
    private final Members members;

    /** The time, the latest first, above the place in the order of finding: of two of the same second the first found. */
    private final Heap queue = new Heap();

    private final BitSet seen = new BitSet();

    /** The commits in the order in which they were found. */
    private int[] found = new int[64];

    private int count;

    /** Which commits belong to the walk. */
    interface Members {
        Members ALL = _ -> true;

        boolean contain(int number);
    }

    Walk(CommitGraph graph, int[] tips, Members members) throws IOException {
        this.graph = graph;
        this.members = members;
        for (int tip : tips) {
            add(tip);
        }
    }

    /** The next commit, or -1 behind the last. */
    int next() throws IOException {
        if (queue.isEmpty()) {
            return -1;
        }
        int number = found[(int) queue.next() & PLACE];
        for (int parent : graph.parents(number)) {
            add(parent);
        }
        return number;
    }

    /** Whether a commit belongs to the walk, if the tips contain it. */
    boolean contains(int number) {
        return members.contain(number);
    }

    private void add(int number) throws IOException {
        if (!seen.get(number) && members.contain(number)) {
            seen.set(number);
            found = count < found.length ? found : Arrays.copyOf(found, count * 2);
            found[count] = number;
            long time = Math.clamp(graph.time(number), 0, LATEST);
            queue.add(((LATEST - time) << PLACE_BITS) | count);
            count++;
        }
    }
}
