package dev.slipway.git.graph;

import java.io.IOException;

/**
 * Commits in the order of their generations, the highest first. Whatever contains a commit has a higher generation, so when a
 * commit comes, all that is to be said of it has been said, whatever the clocks were.
 */
final class Downwards {
    private final CommitGraph graph;
    private final Heap queue = new Heap();

    Downwards(CommitGraph graph) {
        this.graph = graph;
    }

    /** Adds a commit; whether it is there already is not looked at. */
    void add(int number) throws IOException {
        queue.add(-graph.generation(number), 0, number);
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Takes the commit with the highest generation away. */
    int next() {
        return queue.next();
    }
}
