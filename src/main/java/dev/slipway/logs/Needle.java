package dev.slipway.logs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text of ASCII characters that is looked for in bytes, whatever its case. Eight places at once are tried for its first and its
 * last character together, which few places have that do not begin it (W. Muła, "SIMD-friendly algorithms for substring
 * searching"; the test for a zero byte is that of Hacker's Delight, chapter 6).
 */
public final class Needle {
    private static final byte[] FOLDED = folded();

    private static final Pattern UNESCAPED = Pattern.compile("[a-z0-9 _.,:;=()\\[\\]-]+");

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST = ONES << 7;

    /** The bit that letters of both cases differ in. */
    private static final long CASE = ONES * ('a' ^ 'A');

    private final byte[] wanted;
    private final long first;
    private final long last;
    private final boolean unescaped;

    private Needle(byte[] wanted) {
        this.wanted = wanted;
        this.first = ONES * wanted[0] | CASE;
        this.last = ONES * wanted[wanted.length - 1] | CASE;
        this.unescaped =
                UNESCAPED.matcher(new String(wanted, StandardCharsets.US_ASCII)).matches();
    }

    private static byte[] folded() {
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) (i >= 'A' && i <= 'Z' ? i + ('a' - 'A') : i);
        }
        return table;
    }

    /** Empty where there is nothing to look for, or other characters are among it. */
    public static Optional<Needle> of(String text) {
        return text.isEmpty() || text.chars().anyMatch(c -> c >= 0x80)
                ? Optional.empty()
                : Optional.of(new Needle(fold(text.getBytes(StandardCharsets.US_ASCII))));
    }

    private static byte[] fold(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            text[i] = FOLDED[text[i]];
        }
        return text;
    }

    /** How many bytes it has. */
    public int length() {
        return wanted.length;
    }

    /** Whether it stands in JSON as it is. */
    public boolean unescaped() {
        return unescaped;
    }

    /** Where it stands first in these bytes; -1 where it does not. */
    public int find(byte[] text, int from, int to) {
        int toLast = wanted.length - 1;
        int at = from;
        for (; at + toLast + Long.BYTES <= to; at += Long.BYTES) {
            long begin = ((long) EIGHT.get(text, at) | CASE) ^ first;
            long end = ((long) EIGHT.get(text, at + toLast) | CASE) ^ last;
            long both = begin | end;
            long zeros = (both - ONES) & ~both & HIGHEST; // all that are zero, and some above those
            while (zeros != 0) {
                int place = at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
                if (stands(text, place)) {
                    return place;
                }
                zeros &= zeros - 1;
            }
        }
        for (; at + toLast < to; at++) {
            if (stands(text, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean stands(byte[] text, int at) {
        for (int i = 0; i < wanted.length; i++) {
            if (FOLDED[text[at + i] & 0xff] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
