package dev.slipway.ui.logs;

import dev.slipway.logs.text.Colour;
import dev.slipway.logs.text.Style;
import dev.slipway.logs.text.Style.Attribute;
import java.util.Optional;
import javafx.scene.paint.Color;

/**
 * The colours of a style. Letters that would be hard to read on their ground, or not at all, are brought nearer to black or
 * white: a program can hide nothing by its colours.
 *
 * @param letters empty for those that the piece has anyhow
 * @param ground empty for that of the list
 */
record StyleInk(Optional<Color> letters, Optional<Color> ground) {
    private static final double LEAST_CONTRAST = 4.5;
    private static final double STEP = 0.15;

    /** @param plain letters of the list, on its ground {@code panel} */
    static StyleInk of(Style style, Color plain, Color panel) {
        Optional<Color> letters = style.ink().map(StyleInk::colour);
        Optional<Color> ground = style.ground().map(StyleInk::colour);
        if (style.has(Attribute.INVERSE)) {
            Optional<Color> turned = Optional.of(letters.orElse(plain));
            letters = Optional.of(ground.orElse(panel));
            ground = turned;
        }
        if (style.has(Attribute.FAINT)) {
            letters = Optional.of(letters.orElse(plain).interpolate(ground.orElse(panel), 0.3));
        }
        Color behind = ground.orElse(panel);
        return new StyleInk(letters.or(() -> style.ground().map(_ -> plain)).map(ink -> readable(ink, behind)), ground);
    }

    private static Color colour(Colour colour) {
        Colour.Mixed mixed = colour.mixed();
        return Color.rgb(mixed.red(), mixed.green(), mixed.blue());
    }

    private static Color readable(Color ink, Color ground) {
        Color far = luminance(ground) > 0.18 ? Color.BLACK : Color.WHITE;
        Color readable = ink;
        for (double part = STEP; contrast(readable, ground) < LEAST_CONTRAST && part < 1; part += STEP) {
            readable = ink.interpolate(far, part);
        }
        return readable;
    }

    /** As WCAG 2 has it. */
    static double contrast(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
