package dev.slipway.git.graph;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The commits that some tips contain, the newest first, each after one of its children at least: only as many are read as are
 * asked for. Where clocks were wrong a commit may come before another of its children. Around commits that cannot be read it
 * goes on, as if those and what only they contain were not there.
 */
final class Walk {
    private final CommitGraph graph;
    private final Members members;

    /**
     * Commits by their time, the latest first; of two of the same second first the one that more of that second lie behind, so that
     * no parent comes before its child, then the one that was found first.
     */
    private final Heap queue = new Heap();

    private final BitSet seen = new BitSet();
    private final BitSet unreadable = new BitSet();
    private int order;

    /** For commits that have parents of their own second, how long the longest row of such is. */
    private final Map<Integer, Integer> lengths = new HashMap<>();

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
        int number = queue.next();
        for (int parent : graph.parents(number)) {
            add(parent);
        }
        return number;
    }

    /** Whether a commit belongs to the walk, if the tips contain it. */
    boolean contains(int number) {
        return members.contain(number) && !unreadable.get(number);
    }

    /** The commits so far that cannot be read, by their numbers. */
    BitSet unreadable() {
        return (BitSet) unreadable.clone();
    }

    private boolean isReadable(int number) throws IOException {
        if (!unreadable.get(number) && !graph.isReadable(number)) {
            unreadable.set(number);
        }
        return !unreadable.get(number);
    }

    private void add(int number) throws IOException {
        if (!seen.get(number) && members.contain(number) && isReadable(number)) {
            seen.set(number);
            queue.add(-graph.time(number), ((long) -behind(number) << 32) | order++, number);
        }
    }

    /** How many commits of the same second lie one behind the other behind this one. */
    private int behind(int number) throws IOException {
        if (!hasParentOfItsSecond(number)) {
            return 0;
        }
        Deque<Integer> path = new ArrayDeque<>(List.of(number));
        while (!path.isEmpty()) {
            int next = path.peek();
            int longest = 0;
            int size = path.size();
            for (int parent : graph.parents(next)) {
                if (isOfTheSecondOf(next, parent)) {
                    Integer known = hasParentOfItsSecond(parent) ? lengths.get(parent) : Integer.valueOf(0);
                    if (known == null) {
                        path.push(parent);
                    } else {
                        longest = Math.max(longest, known + 1);
                    }
                }
            }
            if (path.size() == size) {
                lengths.put(path.pop(), longest);
            }
        }
        return lengths.getOrDefault(number, 0);
    }

    private boolean hasParentOfItsSecond(int number) throws IOException {
        for (int parent : graph.parents(number)) {
            if (isOfTheSecondOf(number, parent)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfTheSecondOf(int number, int parent) throws IOException {
        return isReadable(parent) && graph.time(parent) == graph.time(number);
    }
}
