package dev.slipway.logs.text;

import dev.slipway.logs.text.SafeText.Span;
import dev.slipway.logs.text.Style.Attribute;
import java.util.Map;

/**
 * A safe text for a terminal that shows colours, with sequences of our own. Only what can be read on any ground comes along:
 * six hues, bold, italic and underlined.
 */
public final class Ansi {
    private static final Map<Attribute, String> CODES =
            Map.of(Attribute.BOLD, ";1", Attribute.ITALIC, ";3", Attribute.UNDERLINED, ";4");

    /** Parts that differ by less than this make a grey. */
    private static final int GREY = 48;

    private Ansi() {}

    /** The text with its colours. */
    public static String of(SafeText safe) {
        StringBuilder coloured = new StringBuilder();
        int at = 0;
        for (Span span : safe.spans()) {
            String codes = codes(span.style());
            coloured.append(safe.text(), at, span.from());
            coloured.append(codes.isEmpty() ? "" : "\u001b[" + codes.substring(1) + "m");
            coloured.append(safe.text(), span.from(), span.to());
            coloured.append(codes.isEmpty() ? "" : "\u001b[0m");
            at = span.to();
        }
        return coloured.append(safe.text(), at, safe.text().length()).toString();
    }

    private static String codes(Style style) {
        StringBuilder codes = new StringBuilder();
        CODES.keySet().stream().sorted().filter(style::has).map(CODES::get).forEach(codes::append);
        style.ink()
                .map(ink -> hue(ink.mixed()))
                .filter(hue -> hue > 0)
                .ifPresent(hue -> codes.append(";3").append(hue));
        return codes.toString();
    }

    /** From red, green and blue as the bits of 1 to 6; 0 of a grey. */
    private static int hue(Colour.Mixed colour) {
        int most = Math.max(colour.red(), Math.max(colour.green(), colour.blue()));
        int least = Math.min(colour.red(), Math.min(colour.green(), colour.blue()));
        if (most - least < GREY) {
            return 0;
        }
        int middle = (most + least) / 2;
        return (colour.red() > middle ? 1 : 0) | (colour.green() > middle ? 2 : 0) | (colour.blue() > middle ? 4 : 0);
    }
}
