package dev.slipway.ui.logs;

import dev.slipway.logs.text.Columns;
import dev.slipway.logs.text.SafeText;
import dev.slipway.logs.text.SafeText.Span;
import dev.slipway.logs.text.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes a line piece by piece, from left to right. Runs of characters that a type may show wider or narrower, or from right to
 * left, are pieces of their own, so that the rest stays in its columns and in its order.
 */
final class LineMaker {
    /** Below it JetBrains Mono has every letter, each as wide as the others; behind it other types help out. */
    private static final int FIRST_OTHER = 0x300;

    private static final int PICTURES = 0x2400;
    private static final int DELETE = 0x2421;

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
            Run run = Run.of(safe.charAt(begin));
            int end = begin + 1;
            while (end < safe.length() && Run.of(safe.charAt(end)) == run) {
                end++;
            }
            add(safe.substring(begin, end), run, tone, style);
            begin = end;
        }
        text.append(safe);
        return this;
    }

    private void add(String run, Run kind, Tone tone, Style style) {
        int columns = Columns.of(run);
        boolean control = kind == Run.CONTROLS;
        String drawn = control ? run.chars().mapToObj(LineMaker::caret).collect(Collectors.joining()) : run;
        pieces.add(new Piece(column, columns, drawn, control ? Tone.WARNING : tone, style, kind != Run.OTHER));
        column += columns;
    }

    /** A control character as terminals show it: pictures of them are too small to be read. */
    private static String caret(int picture) {
        return "^" + (picture == DELETE ? '?' : (char) (picture - PICTURES + '@'));
    }

    /** Characters that are drawn in the same way. */
    private enum Run {
        REGULAR,
        CONTROLS,
        OTHER;

        static Run of(char c) {
            if (c < FIRST_OTHER) {
                return REGULAR;
            }
            return c >= PICTURES && c <= DELETE ? CONTROLS : OTHER;
        }
    }

    LaidLine line() {
        return new LaidLine(List.copyOf(pieces), text.toString());
    }
}
