package dev.slipway.ui.history;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How wide texts are, summed up from their letters: quick enough for every row of every frame. */
final class Letters {
    private static final String CUT = "\u2026";

    private final Map<Integer, Double> widths = new HashMap<>();
    private final Text measure = new Text();

    Letters(Font font) {
        measure.setFont(font);
    }

    double width(String text) {
        return text.codePoints().mapToDouble(this::width).sum();
    }

    /** The text, or its beginning with an ellipsis where it is wider than that. */
    String fitted(String text, double width) {
        double used = 0;
        double room = width - width(CUT.codePointAt(0));
        int fits = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (used <= room) {
                fits = at;
            }
            used += width(text.codePointAt(at));
            if (used > width) {
                return text.substring(0, fits).stripTrailing() + CUT;
            }
        }
        return text;
    }

    private double width(int letter) {
        return widths.computeIfAbsent(letter, _ -> {
            measure.setText(Character.toString(letter).repeat(8));
            return measure.getLayoutBounds().getWidth() / 8;
        });
    }
}
