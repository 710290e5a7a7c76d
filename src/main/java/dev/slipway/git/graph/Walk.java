package dev.slipway.git.graph;

import java.io.IOException;
import java.util.BitSet;
import java.util.PriorityQueue;

/**
 * The commits that some tips contain, the newest first, each after one of its children at least: only as many are read as are
 * asked for. Where clocks were wrong a commit may come before another of its children.
 */
final class Walk {
    private final CommitGraph graph;
    private final Members members;
    private final PriorityQueue<Waiting> queue = new PriorityQueue<>();
    private final BitSet seen = new BitSet();
    private int order;

    /** Which commits belong to the walk. */
    interface Members {
        Members ALL = _ -> true;

        boolean contain(int number);
    }

    /** A commit whose turn comes by its time; of two of the same second first the one that was found first. */
    private record Waiting(int number, long time, int order) implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            int byTime = Long.compare(other.time, time);
            return byTime != 0 ? byTime : Integer.compare(order, other.order);
        }
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
        Waiting next = queue.poll();
        if (next == null) {
            return -1;
        }
        for (int parent : graph.parents(next.number)) {
            add(parent);
        }
        return next.number;
    }

    /** Whether a commit belongs to the walk, if the tips contain it. */
    boolean contains(int number) {
        return members.contain(number);
    }

    private void add(int number) throws IOException {
        if (!seen.get(number) && members.contain(number)) {
            seen.set(number);
            queue.add(new Waiting(number, graph.time(number), order++));
        }
    }
}
