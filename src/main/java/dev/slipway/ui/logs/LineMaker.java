package dev.slipway.ui.logs;

import dev.slipway.logs.text.Columns;
import dev.slipway.logs.text.SafeText;
import dev.slipway.logs.text.SafeText.Span;
import dev.slipway.logs.text.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a line piece by piece, from left to right. Runs of characters that a type may show wider or narrower, or from right to
 * left, are pieces of their own, so that the rest stays in its columns and in its order.
 */
final class LineMaker {
    /** Below it JetBrains Mono has every letter, each as wide as the others; behind it other types help out. */
    private static final int REGULAR = 0x300;

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int column;

    /** Goes on at this column, if it is not past it. */
    LineMaker at(int wanted) {
        if (wanted > column) {
            text.append(" ".repeat(wanted - column));
            column = wanted;
        }
        return this;
    }

    LineMaker put(String safe, Tone tone) {
        return put(safe, tone, Style.PLAIN);
    }

    /** What of a text stands from one place up to before another. */
    LineMaker put(SafeText safe, int from, int to, Tone tone) {
        int at = from;
        for (Span span : safe.spans()) {
            int begin = Math.clamp(span.from(), at, Math.max(at, to));
            int end = Math.clamp(span.to(), begin, Math.max(begin, to));
            put(safe.text().substring(at, begin), tone);
            put(safe.text().substring(begin, end), tone, span.style());
            at = end;
        }
        return put(safe.text().substring(at, Math.max(at, to)), tone);
    }

    private LineMaker put(String safe, Tone tone, Style style) {
        int begin = 0;
        while (begin < safe.length()) {
            boolean regular = safe.charAt(begin) < REGULAR;
            int end = begin + 1;
            while (end < safe.length() && safe.charAt(end) < REGULAR == regular) {
                end++;
            }
            String run = safe.substring(begin, end);
            int columns = regular ? run.length() : Columns.of(run);
            pieces.add(new Piece(column, columns, run, tone, style, regular));
            column += columns;
            begin = end;
        }
        text.append(safe);
        return this;
    }

    LaidLine line() {
        return new LaidLine(List.copyOf(pieces), text.toString());
    }
}
