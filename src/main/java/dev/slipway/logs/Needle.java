package dev.slipway.logs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text of ASCII characters that is looked for in bytes, whatever its case: the search of Horspool (1980), which looks at few of
 * the bytes the longer the text is.
 */
public final class Needle {
    private static final byte[] FOLDED = folded();

    private static final Pattern UNESCAPED = Pattern.compile("[a-z0-9 _.,:;=()\\[\\]-]+");

    private final byte[] wanted;
    private final int[] shift = new int[256];
    private final boolean unescaped;

    private Needle(byte[] wanted) {
        this.wanted = wanted;
        this.unescaped =
                UNESCAPED.matcher(new String(wanted, StandardCharsets.US_ASCII)).matches();
        Arrays.fill(shift, wanted.length);
        for (int i = 0; i < wanted.length - 1; i++) {
            shift[wanted[i] & 0xff] = wanted.length - 1 - i;
            shift[Character.toUpperCase(wanted[i]) & 0xff] = wanted.length - 1 - i;
        }
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
        int last = wanted.length - 1;
        byte end = wanted[last];
        int at = from + last;
        while (at < to) {
            byte here = text[at];
            if (FOLDED[here & 0xff] == end && standsBefore(text, at - last)) {
                return at - last;
            }
            at += shift[here & 0xff];
        }
        return -1;
    }

    private boolean standsBefore(byte[] text, int at) {
        for (int i = 0; i < wanted.length - 1; i++) {
            if (FOLDED[text[at + i] & 0xff] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
