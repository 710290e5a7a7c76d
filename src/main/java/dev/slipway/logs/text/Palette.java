package dev.slipway.logs.text;

import java.util.List;

/** The 256 numbered colours, as xterm has them. */
final class Palette {
    private static final int CUBE = 16;
    private static final int GREYS = 232;
    private static final List<Integer> FIRST = List.of(
            0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000,
            0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff);

    private Palette() {}

    static Colour.Mixed mixed(int number) {
        if (number < CUBE) {
            int first = FIRST.get(number);
            return new Colour.Mixed(first >> 16, first >> 8 & 0xff, first & 0xff);
        }
        if (number >= GREYS) {
            int grey = 8 + (number - GREYS) * 10;
            return new Colour.Mixed(grey, grey, grey);
        }
        int place = number - CUBE;
        return new Colour.Mixed(step(place / 36), step(place / 6 % 6), step(place % 6));
    }

    private static int step(int step) {
        return step == 0 ? 0 : 55 + step * 40;
    }
}
