package dev.slipway.ui.logs;

import dev.slipway.logs.text.Columns;
import java.util.ArrayList;
import java.util.List;

/** Where a text goes on in the next line. */
final class Breaks {
    private Breaks() {}

    /** The places in it before which it is broken, with its end as the last: behind a space where one is near. */
    static List<Integer> of(String text, int columns) {
        List<Integer> breaks = new ArrayList<>();
        int begin = 0;
        int space = 0;
        int width = 0;
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            int wide = Columns.of(character);
            if (width + wide > columns) {
                int end = space > begin + (at - begin) * 2 / 3 ? space : at;
                breaks.add(end);
                begin = end;
                width = Columns.of(text.substring(end, at));
            }
            width += wide;
            at += Character.charCount(character);
            if (character == ' ') {
                space = at;
            }
        }
        breaks.add(text.length());
        return breaks;
    }
}
