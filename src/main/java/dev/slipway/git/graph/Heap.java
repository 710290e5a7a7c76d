package dev.slipway.git.graph;

import java.util.Arrays;

/** Commits of which the one with the smallest key comes first, without an object for each. */
final class Heap {
    private long[] keys = new long[64];
    private int[] numbers = new int[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void add(long key, int number) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        int at = size++;
        while (at > 0 && keys[(at - 1) / 2] > key) {
            put(at, keys[(at - 1) / 2], numbers[(at - 1) / 2]);
            at = (at - 1) / 2;
        }
        put(at, key, number);
    }

    /** Takes the commit with the smallest key away. */
    int next() {
        int first = numbers[0];
        size--;
        long key = keys[size];
        int number = numbers[size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            child += child + 1 < size && keys[child + 1] < keys[child] ? 1 : 0;
            if (keys[child] >= key) {
                break;
            }
            put(at, keys[child], numbers[child]);
            at = child;
        }
        put(at, key, number);
        return first;
    }

    private void put(int at, long key, int number) {
        keys[at] = key;
        numbers[at] = number;
    }
}
