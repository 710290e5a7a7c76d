package dev.slipway.git.graph;

import java.io.IOException;
import java.util.BitSet;

/** Tells which commits one commit contains. Each answer goes down its history only as far as it must, and serves the next. */
final class Contained {
    private final CommitGraph graph;
    private final BitSet seen = new BitSet();
    private final Downwards open;

    Contained(CommitGraph graph, int tip) throws IOException {
        this.graph = graph;
        this.open = new Downwards(graph);
        reach(tip);
    }

    boolean has(int number) throws IOException {
        int generation = graph.generation(number);
        while (!seen.get(number) && !open.isEmpty()) {
            int next = open.next();
            if (graph.generation(next) <= generation) {
                open.add(next);
                return false;
            }
            for (int parent : graph.parents(next)) {
                reach(parent);
            }
        }
        return seen.get(number);
    }

    private void reach(int number) throws IOException {
        if (!seen.get(number)) {
            seen.set(number);
            open.add(number);
        }
    }
}
