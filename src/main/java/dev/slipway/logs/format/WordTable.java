package dev.slipway.logs.format;

import java.util.Map;

/** Finds words of up to 16 ASCII characters by their bytes, and a number for each. */
final class WordTable {
    static final int NONE = -1;
    private static final int LONGEST = 16;
    private static final int SLOTS = 256;

    private final long[] heads = new long[SLOTS];
    private final long[] tails = new long[SLOTS];
    private final int[] numbers = new int[SLOTS];

    WordTable(Map<String, Integer> words) {
        words.forEach((word, number) -> {
            byte[] bytes = Ascii.bytes(word);
            long head = packed(bytes, 0, Math.min(bytes.length, 8), 0);
            long tail = packed(bytes, 8, bytes.length, 0);
            int slot = slot(head, tail);
            while (heads[slot] != 0) {
                slot = (slot + 1) % SLOTS;
            }
            heads[slot] = head;
            tails[slot] = tail;
            numbers[slot] = number;
        });
    }

    /** The number of a word as it stands here. */
    int exact(byte[] line, int from, int to) {
        return find(line, from, to, 0);
    }

    /** The number of a word of letters and digits in small letters, which may stand here in capitals. */
    int folded(byte[] line, int from, int to) {
        int found = find(line, from, to, 0x20);
        return found == NONE || plain(line, from, to) ? found : NONE;
    }

    /** Some signs are as far from others as capitals are from small letters. */
    private static boolean plain(byte[] line, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!Ascii.alphanumeric(line[at])) {
                return false;
            }
        }
        return true;
    }

    private int find(byte[] line, int from, int to, int fold) {
        if (to <= from || to - from > LONGEST) {
            return NONE;
        }
        int middle = Math.min(from + 8, to);
        long head = packed(line, from, middle, fold);
        long tail = packed(line, middle, to, fold);
        for (int slot = slot(head, tail); heads[slot] != 0; slot = (slot + 1) % SLOTS) {
            if (heads[slot] == head && tails[slot] == tail) {
                return numbers[slot];
            }
        }
        return NONE;
    }

    private static long packed(byte[] line, int from, int to, int fold) {
        long packed = 0;
        for (int at = from; at < to; at++) {
            packed = (packed << 8) | (line[at] & 0xff) | fold;
        }
        return packed;
    }

    private static int slot(long head, long tail) {
        return (int) (((head * 0x9E3779B97F4A7C15L) ^ (tail * 0xC2B2AE3D27D4EB4FL)) >>> 56);
    }
}
