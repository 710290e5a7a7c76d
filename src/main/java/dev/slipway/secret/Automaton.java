package dev.slipway.secret;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds any of many words in bytes that come one by one: a trie of the words, in which each state knows where to go on when
 * the next byte does not fit (Aho and Corasick, Efficient String Matching, 1975). Immutable; a state is a number, 0 at the
 * beginning.
 */
final class Automaton {
    static final Automaton OF_NOTHING = new Automaton(List.of());

    private static final int BYTES = 256;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** From state 0, by byte, and from the states behind one byte, by both: where most of a text is passed. */
    private final int[] first = new int[BYTES];

    private final int[] second = new int[BYTES * BYTES];

    /** From any other state: a hash table with open addressing; no key is 0. */
    private long[] keys = new long[1 << 10];

    private int[] targets = new int[1 << 10];

    private int[] parent = new int[1 << 9];
    private byte[] by = new byte[1 << 9];
    private int[] depth = new int[1 << 9];
    private int[] longest = new int[1 << 9];
    private final int[] fallback;
    private int states = 1;

    Automaton(Collection<byte[]> words) {
        words.forEach(this::add);
        fallback = new int[states];
        shallowFirst().forEach(this::complete);
    }

    private void add(byte[] word) {
        int state = 0;
        for (byte next : word) {
            int target = child(state, next);
            state = target == 0 ? grow(state, next) : target;
        }
        longest[state] = depth[state];
    }

    private int grow(int state, byte next) {
        if (states == depth.length) {
            parent = Arrays.copyOf(parent, 2 * states);
            by = Arrays.copyOf(by, 2 * states);
            depth = Arrays.copyOf(depth, 2 * states);
            longest = Arrays.copyOf(longest, 2 * states);
        }
        int made = states++;
        parent[made] = state;
        by[made] = next;
        depth[made] = depth[state] + 1;
        switch (depth[state]) {
            case 0 -> first[next & 0xff] = made;
            case 1 -> second[pair(by[state], next)] = made;
            default -> put(key(state, next), made);
        }
        return made;
    }

    private IntStream shallowFirst() {
        int deepest = Arrays.stream(depth, 0, states).max().orElse(0);
        int[] begin = new int[deepest + 2];
        for (int state = 0; state < states; state++) {
            begin[depth[state] + 1]++;
        }
        Arrays.parallelPrefix(begin, Integer::sum);
        int[] ordered = new int[states];
        for (int state = 0; state < states; state++) {
            ordered[begin[depth[state]]++] = state;
        }
        return Arrays.stream(ordered).filter(state -> depth[state] > 1);
    }

    /** The longest end of what led to a state that is also the beginning of a word. */
    private void complete(int state) {
        fallback[state] = step(fallback[parent[state]], by[state]);
        longest[state] = Math.max(longest[state], longest[fallback[state]]);
    }

    /** The state after one byte more. */
    int step(int state, byte next) {
        int at = state;
        int target = child(at, next);
        while (target == 0 && at != 0) {
            at = fallback[at];
            target = child(at, next);
        }
        return target;
    }

    /** How many of the last bytes are the beginning of a word. */
    int depth(int state) {
        return depth[state];
    }

    /** How many of the last bytes the longest word takes that ends here; 0 where none does. */
    int longest(int state) {
        return longest[state];
    }

    private int child(int state, byte next) {
        if (depth[state] < 2) {
            return state == 0 ? first[next & 0xff] : second[pair(by[state], next)];
        }
        long key = key(state, next);
        int slot = slot(key);
        while (keys[slot] != key && keys[slot] != 0) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return targets[slot];
    }

    private static int pair(byte one, byte two) {
        return ((one & 0xff) << Byte.SIZE) | (two & 0xff);
    }

    private static long key(int state, byte next) {
        return ((long) state << Byte.SIZE) | (next & 0xff);
    }

    private int slot(long key) {
        return (int) ((key * SPREAD) >>> (Long.numberOfLeadingZeros(keys.length) + 1));
    }

    private void put(long key, int target) {
        if (2 * states > keys.length) {
            long[] oldKeys = keys;
            int[] oldTargets = targets;
            keys = new long[2 * oldKeys.length];
            targets = new int[2 * oldKeys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    place(oldKeys[i], oldTargets[i]);
                }
            }
        }
        place(key, target);
    }

    private void place(long key, int target) {
        int slot = slot(key);
        while (keys[slot] != 0) {
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        targets[slot] = target;
    }
}
