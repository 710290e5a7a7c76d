package dev.slipway.git.graph;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares many commits with one in one pass: each commit on the way carries a set of those that contain it. The same idea as
 * git's own for-each-ref with ahead-behind (ahead_behind in commit-reach.c).
 */
final class ManyCompared {
    private final CommitGraph graph;
    private final int[] tips;

    /** Places of the different commits among the bits; the base has the first. */
    private final Map<Integer, Integer> bits = new HashMap<>();

    private final int[] ahead;
    private final int[] behind;

    /** What is waiting: the bits of each commit, found by its number. */
    private final Map<Integer, Sides> waiting = new HashMap<>();

    private final Deque<Sides> spare = new ArrayDeque<>();
    private final Downwards queue;
    private int open;
    private int sharedOut;

    ManyCompared(CommitGraph graph, int[] tips, int base) {
        this.graph = graph;
        this.tips = tips;
        this.queue = new Downwards(graph);
        bits.put(base, 0);
        for (int tip : tips) {
            bits.putIfAbsent(tip, bits.size());
        }
        ahead = new int[bits.size()];
        behind = new int[bits.size()];
    }

    /** Which of the compared contain a commit. */
    private static final class Sides {
        private final long[] words;
        private int count;

        private Sides(int size) {
            words = new long[(size + 63) / 64];
        }

        private void add(Sides other) {
            int sum = 0;
            for (int i = 0; i < words.length; i++) {
                words[i] |= other.words[i];
                sum += Long.bitCount(words[i]);
            }
            count = sum;
        }

        private void add(int bit) {
            words[bit / 64] |= 1L << bit;
            count++;
        }

        private boolean has(int bit) {
            return (words[bit / 64] & 1L << bit) != 0;
        }

        private void clear() {
            Arrays.fill(words, 0);
            count = 0;
        }
    }

    List<AheadBehind> result() throws IOException {
        for (Map.Entry<Integer, Integer> each : bits.entrySet()) {
            Sides sides = new Sides(bits.size());
            sides.add(each.getValue());
            reach(each.getKey(), sides);
        }
        while (open > 0) {
            int next = queue.next();
            Sides sides = waiting.remove(next);
            if (sides != null) {
                leave(next, sides);
            }
        }
        List<AheadBehind> results = new ArrayList<>();
        for (int tip : tips) {
            int bit = bitOf(tip);
            results.add(new AheadBehind(ahead[bit], behind[bit] + sharedOut));
        }
        return results;
    }

    private int bitOf(int tip) {
        Integer bit = bits.get(tip);
        return bit == null ? 0 : bit;
    }

    private void leave(int number, Sides sides) throws IOException {
        if (sides.count < bits.size()) {
            open--;
            count(sides);
        }
        for (int parent : graph.parents(number)) {
            reach(parent, sides);
        }
        sides.clear();
        spare.push(sides);
    }

    private void reach(int number, Sides from) throws IOException {
        @Nullable Sides there = waiting.get(number);
        if (there == null) {
            there = spare.isEmpty() ? new Sides(bits.size()) : spare.pop();
            waiting.put(number, there);
            queue.add(number);
            open++;
        } else if (there.count == bits.size()) {
            return;
        }
        there.add(from);
        open -= there.count == bits.size() ? 1 : 0;
    }

    /** A commit that not all contain. Those are counted of which there are fewer: that have it, or that lack it. */
    private void count(Sides sides) {
        if (!sides.has(0)) {
            forEach(sides, true, ahead, 1);
        } else if (sides.count * 2 > bits.size()) {
            forEach(sides, false, behind, 1);
        } else {
            sharedOut++;
            forEach(sides, true, behind, -1);
        }
    }

    private void forEach(Sides sides, boolean set, int[] counts, int change) {
        for (int word = 0; word < sides.words.length; word++) {
            long left = set ? sides.words[word] : ~sides.words[word];
            while (left != 0) {
                int bit = word * 64 + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                if (bit < counts.length) {
                    counts[bit] += change;
                }
            }
        }
    }
}
