package dev.slipway.secret;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Masks bytes that come in pieces of any size, as one text: what it gives is the same however that was cut. Held back is
 * only what may be the beginning of a value; at the end of a line that is nothing. Not for use by several threads.
 */
public final class MaskedStream {
    private static final byte[] MASK = Masking.MASK.getBytes(StandardCharsets.US_ASCII);

    private final Automaton automaton;
    private final ByteArrayOutputStream decided = new ByteArrayOutputStream();
    private int state;

    /** Bytes that are not given yet. */
    private byte[] held = new byte[64];

    /** Where among them values begin, less where values end: their sum up to a byte tells how many cover it. */
    private int[] change = new int[65];

    private int length;
    private int covering;
    private boolean masked;
    private boolean found;

    MaskedStream(Automaton automaton) {
        this.automaton = automaton;
    }

    /** Takes the first bytes of a piece and gives what is decided by them. */
    public byte[] accept(byte[] bytes, int count) {
        if (length + count > held.length) {
            held = Arrays.copyOf(held, 2 * (length + count));
            change = Arrays.copyOf(change, held.length + 1);
        }
        for (int i = 0; i < count; i++) {
            held[length++] = bytes[i];
            state = automaton.step(state, bytes[i]);
            int value = automaton.longest(state);
            if (value > 0) {
                found = true;
                change[length - value]++;
                change[length]--;
            }
        }
        return give(length - automaton.depth(state));
    }

    /** Gives what was held back. */
    public byte[] end() {
        state = 0;
        return give(length);
    }

    /** Whether there was a value. */
    boolean found() {
        return found;
    }

    private byte[] give(int count) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            covering += change[i];
            if (covering > 0 && !masked) {
                decided.write(held, from, i - from);
                decided.writeBytes(MASK);
            } else if (covering == 0 && masked) {
                from = i;
            }
            masked = covering > 0;
        }
        if (!masked) {
            decided.write(held, from, count - from);
        }
        byte[] given = decided.toByteArray();
        decided.reset();
        System.arraycopy(held, count, held, 0, length - count);
        System.arraycopy(change, count, change, 0, length - count + 1);
        Arrays.fill(change, length - count + 1, length + 1, 0);
        length -= count;
        return given;
    }
}
