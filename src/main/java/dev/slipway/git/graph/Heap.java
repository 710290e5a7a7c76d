package dev.slipway.git.graph;

import java.util.Arrays;

/** Commits of which the one with the smallest key comes first, and of two with the same the smaller tie; without an object for each. */
final class Heap {
    private long[] keys = new long[64];
    private long[] ties = new long[64];
    private int[] numbers = new int[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void add(long key, long tie, int number) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            ties = Arrays.copyOf(ties, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        int at = size++;
        while (at > 0 && comesBefore(key, tie, (at - 1) / 2)) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        put(at, key, tie, number);
    }

    /** Takes the first away. */
    int next() {
        int first = numbers[0];
        size--;
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            child += child + 1 < size && comesBefore(keys[child + 1], ties[child + 1], child) ? 1 : 0;
            if (comesBefore(keys[size], ties[size], child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        move(size, at);
        return first;
    }

    private boolean comesBefore(long key, long tie, int other) {
        return key < keys[other] || (key == keys[other] && tie < ties[other]);
    }

    private void move(int from, int to) {
        put(to, keys[from], ties[from], numbers[from]);
    }

    private void put(int at, long key, long tie, int number) {
        keys[at] = key;
        ties[at] = tie;
        numbers[at] = number;
    }
}
