package dev.slipway.git.graph;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/** Tells which commits contain one commit; what was found on the way to one answer serves the next. */
final class Containing {
    private final CommitGraph graph;
    private final int generation;
    private final BitSet known = new BitSet();
    private final BitSet yes = new BitSet();
    private int[] path = new int[64];

    Containing(CommitGraph graph, int target) throws IOException {
        this.graph = graph;
        this.generation = graph.generation(target);
        known.set(target);
        yes.set(target);
    }

    boolean isIn(int tip) throws IOException {
        path[0] = tip;
        int length = 1;
        while (length > 0) {
            int at = path[length - 1];
            int open = known.get(at) || graph.generation(at) <= generation ? at : firstOpen(at);
            if (open != at) {
                path = length < path.length ? path : Arrays.copyOf(path, length * 2);
                path[length++] = open;
            } else {
                known.set(at);
                length--;
            }
        }
        return yes.get(tip);
    }

    /** A parent of which nothing is known yet; the commit itself where its parents tell enough. */
    private int firstOpen(int number) throws IOException {
        int open = number;
        for (int parent : graph.parents(number)) {
            if (yes.get(parent)) {
                yes.set(number);
                return number;
            }
            open = known.get(parent) ? open : parent;
        }
        return open;
    }
}
