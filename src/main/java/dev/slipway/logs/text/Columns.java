package dev.slipway.logs.text;

/** How many columns of a grid a character takes, as terminals count them. */
public final class Columns {
    private static final int[][] WIDE = {
        {0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0x33ff}, {0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0xa000, 0xa4cf},
        {0xa960, 0xa97c}, {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6},
        {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff}, {0x1fa70, 0x1faff}, {0x20000, 0x3fffd}
    };

    private Columns() {}

    /** 0 of what is drawn over the character before, 2 of wide ones, else 1. */
    public static int of(int character) {
        if (character < 0x300) {
            return 1;
        }
        if (character >= 0x2400 && character <= 0x2426) {
            return 2; // three small letters, to be read
        }
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || character == SafeReading.JOINER) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (character >= range[0] && character <= range[1]) {
                return 2;
            }
        }
        return Character.isEmojiPresentation(character) ? 2 : 1;
    }

    /** Those of a text. */
    public static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }
}
