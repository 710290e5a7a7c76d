package dev.slipway.logs.text;

import java.util.Locale;

/** Which characters act on what shows them, hide or reorder, and what is shown in their place. */
public final class Visible {
    private static final int PICTURES = 0x2400;
    private static final int DELETE = 0x7f;
    private static final int DELETE_PICTURE = 0x2421;

    private Visible() {}

    /**
     * Whether a character is not to be passed on: controls, marks and overrides of direction, what has no width, separators of
     * lines, halves of pairs, and what no standard has given a meaning. A tab and a line feed are among them.
     */
    public static boolean acts(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> blank(character);
        };
    }

    /** Letters and marks that nothing is seen of: joiners, fillers, and selectors of variants, which can carry any text. */
    private static boolean blank(int character) {
        return character == 0x034f
                || character == 0x115f
                || character == 0x1160
                || character == 0x17b4
                || character == 0x17b5
                || (character >= 0x180b && character <= 0x180f)
                || character == 0x3164
                || (character >= 0xfe00 && character <= 0xfe0f)
                || character == 0xffa0
                || (character >= 0xe0000 && character <= 0xe0fff);
    }

    /** What is shown for such a character: its picture, or its number as in {@code <U+202E>}. */
    public static String symbol(int character) {
        if (character < ' ') {
            return String.valueOf((char) (PICTURES + character));
        }
        return character == DELETE
                ? String.valueOf((char) DELETE_PICTURE)
                : String.format(Locale.ROOT, "<U+%04X>", character);
    }
}
