package dev.slipway.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The topological order of commits, which only they decide: the newest first, and none before one that builds upon it, whatever
 * clocks said.
 */
final class TopologicalOrder {
    private static final Comparator<NotedCommit> NEWEST = Comparator.comparing(NotedCommit::at)
            .reversed()
            .thenComparing(commit -> commit.revision().id());

    private TopologicalOrder() {}

    static List<NotedCommit> of(List<NotedCommit> commits) {
        Map<Revision, NotedCommit> all = HashMap.newHashMap(commits.size());
        Map<Revision, Integer> children = HashMap.newHashMap(commits.size());
        for (NotedCommit commit : commits) {
            all.put(commit.revision(), commit);
            commit.parents().forEach(parent -> children.merge(parent, 1, Integer::sum));
        }
        PriorityQueue<NotedCommit> open = new PriorityQueue<>(NEWEST);
        all.values().stream()
                .filter(commit -> !children.containsKey(commit.revision()))
                .forEach(open::add);
        List<NotedCommit> ordered = new ArrayList<>();
        for (NotedCommit next = open.poll(); next != null; next = open.poll()) {
            ordered.add(next);
            for (Revision parent : next.parents()) {
                NotedCommit older = all.get(parent);
                if (children.merge(parent, -1, Integer::sum) == 0 && older != null) {
                    open.add(older);
                }
            }
        }
        return ordered;
    }
}
