package dev.slipway.logs.text;

/** A colour that a program asks for. */
public sealed interface Colour {
    /** One of a palette: 0 to 7 plain, 8 to 15 bright, then a cube of 216 and 24 greys. */
    record Numbered(int number) implements Colour {}

    /** A mixture, each part from 0 to 255. */
    record Mixed(int red, int green, int blue) implements Colour {}

    /** What it is mixed of; those of the palette's first sixteen as xterm has them. */
    default Mixed mixed() {
        return switch (this) {
            case Mixed mixed -> mixed;
            case Numbered(int number) -> Palette.mixed(number);
        };
    }
}
