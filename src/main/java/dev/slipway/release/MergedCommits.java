package dev.slipway.release;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The commits that merges brought: those that they have beside those of their first parent. Commits go by their place in a
 * list.
 */
final class MergedCommits {
    private final int[][] parents;

    MergedCommits(List<NotedCommit> commits) {
        Map<Revision, Integer> places = HashMap.newHashMap(commits.size());
        commits.forEach(commit -> places.put(commit.revision(), places.size()));
        parents = commits.stream()
                .map(commit -> commit.parents().stream()
                        .mapToInt(parent -> places.getOrDefault(parent, -1))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Those that this merge brought; none of a commit that is no merge. */
    BitSet by(int merge) {
        int[] sides = parents[merge];
        if (sides.length < 2) {
            return new BitSet();
        }
        BitSet before = new BitSet(parents.length);
        walk(List.of(sides[0]), before);
        BitSet all = (BitSet) before.clone();
        List<Integer> others = new ArrayList<>();
        for (int i = 1; i < sides.length; i++) {
            others.add(sides[i]);
        }
        walk(others, all);
        all.andNot(before);
        return all;
    }

    /** Adds what these contain, as far as it is not there yet. */
    private void walk(List<Integer> tips, BitSet seen) {
        Deque<Integer> open = new ArrayDeque<>(tips);
        while (!open.isEmpty()) {
            int next = open.pop();
            if (next < 0 || seen.get(next)) {
                continue; // outside, or known
            }
            seen.set(next);
            for (int parent : parents[next]) {
                open.push(parent);
            }
        }
    }
}
